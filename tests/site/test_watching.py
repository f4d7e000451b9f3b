import sys
import threading
import time
from pathlib import Path

import pytest
from watchdog.observers import Observer

from generator.site import watching
from generator.site.watching import Watch


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "seeds"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("A")
    (folder / "deep" / "b.txt").write_text("B")
    return folder


def test_nothing_changes_by_itself(place: Path) -> None:
    assert Watch([place]).changes(0.1) == frozenset()


def test_what_was_written_added_renamed_and_removed_is_named(place: Path) -> None:
    settings = place.parent / "mkdocs.yml"
    settings.write_text("a")
    watch = Watch([place, settings])
    settings.write_text("changed")
    assert watch.changes(5) == {settings}
    (place / "a.txt").write_text("changed")
    assert watch.changes(5) == {place / "a.txt"}
    (place / "deep" / "new").mkdir()
    (place / "deep" / "new" / "c.txt").write_text("C")
    assert watch.changes(5) == {place / "deep" / "new" / "c.txt"}
    (place / "a.txt").rename(place / "z.txt")
    (place / "deep" / "b.txt").unlink()
    assert watch.changes(5) == {place / "a.txt", place / "z.txt", place / "deep" / "b.txt"}
    assert watch.changes(0) == frozenset()
    watch.close()


def test_an_editor_that_writes_beside_and_renames_changes_one_file(place: Path) -> None:
    watch = Watch([place])
    (place / ".a.txt.swp").write_text("x")
    (place / "a.txt~").write_text("x")
    (place / "new.tmp").write_text("A")
    (place / "new.tmp").replace(place / "a.txt")
    assert watch.changes(5) == {place / "a.txt"}


def test_what_nobody_tells_is_found_by_looking(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    monkeypatch.setattr(watching, "_SHORTEST_REST", 0.05)
    watch = Watch([place])
    (place / "a.txt").write_text("changed")
    (place / "new.txt").write_text("N")
    (place / "deep" / "b.txt").unlink()
    assert watch.changes(10) == {place / "a.txt", place / "new.txt", place / "deep" / "b.txt"}
    watch.close()


@pytest.mark.parametrize("name", [".hidden", "a.txt~", "#a.txt#", "new.tmp", ".git/config"])
def test_what_is_no_edit_is_passed_over(name: str, place: Path) -> None:
    watch = Watch([place])
    (place / name).parent.mkdir(exist_ok=True)
    (place / name).write_text("x")
    (place / "z.txt").write_text("Z")
    assert watch.changes(10) == {place / "z.txt"}
    watch.close()


def test_it_can_be_woken(place: Path) -> None:
    watch = Watch([place])
    threading.Timer(0.1, watch.wake).start()
    assert watch.changes() == frozenset()
    (place / "c.txt").write_text("C")
    watch.wake()
    assert watch.changes(5) == {place / "c.txt"}
    watch.close()


def test_a_folder_that_goes_and_comes_back_is_still_watched(place: Path) -> None:
    watch = Watch([place])
    place.rename(place.parent / "aside")
    assert len(watch.changes(5)) == 2
    (place.parent / "aside").rename(place)
    assert len(watch.changes(5)) == 2
    (place / "a.txt").write_text("changed")
    assert watch.changes(5) == {place / "a.txt"}


def test_a_save_is_noticed_at_once(place: Path) -> None:
    watch = Watch([place])
    saved = 0.0

    def save() -> None:
        nonlocal saved
        time.sleep(0.3)
        saved = time.monotonic()
        (place / "a.txt").write_text("changed")

    thread = threading.Thread(target=save)
    thread.start()
    assert watch.changes(10) == {place / "a.txt"}
    thread.join()
    assert time.monotonic() - saved < 5  # generous: the machine may be busy; the bench measures


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that tells of folders below, at once")
def test_folders_below_docs_are_not_left_to_the_patrol(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_SHORTEST_REST", 60)
    docs = tmp_path.resolve() / "docs"
    (docs / "guides" / "deep").mkdir(parents=True)
    (docs / "guides" / "deep" / "a.md").write_text("A")
    watch = Watch([docs])
    (docs / "guides" / "deep" / "a.md").write_text("changed")
    assert watch.changes(5) == {docs / "guides" / "deep" / "a.md"}
    (docs / "more" / "new").mkdir(parents=True)
    assert watch.changes(0.2) == frozenset()
    (docs / "more" / "new" / "b.md").write_text("B")
    assert watch.changes(5) == {docs / "more" / "new" / "b.md"}
    watch.close()


def test_where_to_look_may_change(place: Path) -> None:
    look, other = place.parent / "look", place.parent / "other.yml"
    look.mkdir()
    (look / "a.css").write_text("a")
    other.write_text("a")
    time.sleep(0.2)  # what was written a moment before could not be told from what was written since
    watch = Watch([place])
    watch.also([look, other, place / "deep"])
    assert watch.changes(0) == frozenset()
    for changed in (look / "a.css", other, place / "deep" / "b.txt"):
        changed.write_text("changed")
        assert watch.changes(5) == {changed}
    watch.also([other])
    (look / "a.css").write_text("no more")
    (place / "a.txt").write_text("changed")
    assert watch.changes(5) == {place / "a.txt"}
    other.unlink()
    assert watch.changes(5) == {other}
    watch.close()


def test_a_file_that_was_edited_before_places_changed_is_not_forgotten(place: Path) -> None:
    watch = Watch([place])
    (place / "a.txt").write_text("changed")
    (place / "deep" / "b.txt").unlink()
    watch.also([place.parent / "nowhere.yml"])
    assert watch.changes(5) == {place / "a.txt", place / "deep" / "b.txt"}
    watch.close()


def test_what_was_written_before_its_place_was_named_is_not_missed(place: Path) -> None:
    look, other = place.parent / "look", place.parent / "other.yml"
    look.mkdir()
    (look / "old.css").write_text("a")
    time.sleep(0.2)
    watch = Watch([place])
    (look / "a.css").write_text("a")
    watch.also([look])
    assert watch.changes(5) == {look / "a.css"}
    other.write_text("a")
    watch.also([look, other])
    assert watch.changes(5) == {other}
    time.sleep(0.2)
    watch.wake()
    assert watch.changes(0) == frozenset()
    watch.also([])
    watch.also([look, other])
    assert watch.changes(0) == frozenset()
    watch.close()


def test_places_that_go_are_no_longer_listened_to(place: Path) -> None:
    look, settings = place.parent / "look", [place.parent / "a.yml", place.parent / "b.yml"]
    look.mkdir()
    for file in settings:
        file.write_text("a")
    watch = Watch([place])
    counts = []
    for places in ([look, *settings], [settings[0]], [], [look, *settings]):
        watch.also(places)
        counts.append((len(watch._observer.emitters), sum(map(len, watch._observer._handlers.values()))))
    assert counts == [(3, 3), (2, 2), (1, 1), (3, 3)]
    for changed in (look / "a.css", settings[1]):
        changed.write_text("changed")
        assert changed in watch.changes(5)
    watch.close()
