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
