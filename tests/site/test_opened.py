import importlib.util
import py_compile
from pathlib import Path
from threading import Thread

from generator.site import opened


def test_what_is_read_is_told_and_what_is_written_is_not(tmp_path: Path) -> None:
    for name in ("read", "both", "replaced", "later"):
        (tmp_path / name).write_text(name)
    with opened.noted() as found:
        (tmp_path / "read").read_text()
        (tmp_path / "both").read_text()
        (tmp_path / "both").write_text("now")
        (tmp_path / "new").write_text("now")
        (tmp_path / "replaced").read_text()
        (tmp_path / "new").replace(tmp_path / "replaced")
        thread = Thread(target=(tmp_path / "later").read_text)
        thread.start()
        thread.join()
    (tmp_path / "later").read_text()
    assert found.read() == {tmp_path.resolve() / "read"}


def test_what_is_read_until_something_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    try:
        with opened.noted() as found:
            (tmp_path / "a").read_text()
            raise ValueError
    except ValueError:
        assert found.read() == {tmp_path.resolve() / "a"}


def test_the_source_of_a_compiled_module_is_told_in_its_place(tmp_path: Path) -> None:
    source, alone = tmp_path / "hook.py", tmp_path / "alone.pyc"
    source.write_text("x = 1\n")
    py_compile.compile(str(source))
    py_compile.compile(str(source), cfile=str(alone))
    spec = importlib.util.spec_from_file_location("hook", source)
    assert spec
    assert spec.loader
    with opened.noted() as found:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
        alone.read_bytes()
    assert found.read() == {source.resolve()}
