from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.export import files
from kg.export.files import ensure_folder, write_atomically


def test_text_is_utf_8_with_its_own_line_ends(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", "Łódź\r\n\n")
    assert (tmp_path / "a.txt").read_bytes() == "Łódź\r\n\n".encode()
    write_atomically(tmp_path / "a.txt", b"\x00")
    assert (tmp_path / "a.txt").read_bytes() == b"\x00"


def test_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.txt", "one")
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("function", ["replace", "fsync"])
def test_a_failure_leaves_the_old_file_whole_and_no_part_of_the_new(tmp_path, monkeypatch, function: str) -> None:
    write_atomically(tmp_path / "a.txt", "old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, function, fail)
    with pytest.raises(OutputError, match=r"a\.txt: cannot be written: no space left on device\. ") as caught:
        write_atomically(tmp_path / "a.txt", "new")
    assert "\n" not in str(caught.value)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_an_interrupt_leaves_no_part_either(tmp_path, monkeypatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.txt", "new")
    assert os.listdir(tmp_path) == []


def test_an_unwritable_folder_is_one_line(tmp_path, monkeypatch) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    if os.access(folder, os.W_OK):  # root writes everywhere
        monkeypatch.setattr(files.tempfile, "mkstemp", _denied)
    with pytest.raises(
        OutputError, match=r"locked/a\.txt: cannot be written: permission denied\. Choose another place"
    ):
        write_atomically(folder / "a.txt", "x")
    assert os.listdir(folder) == []


def _denied(**_: object) -> None:
    raise PermissionError(13, "Permission denied")


def test_a_missing_folder_a_folder_and_a_bad_name_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"no such file or directory. Make the folder first."):
        write_atomically(tmp_path / "no" / "a.txt", "x")
    with pytest.raises(OutputError, match=r"a folder stands where the file should go\. Give another name\."):
        write_atomically(tmp_path, "x")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / "a\0b", "x")
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path / ("x" * 300), "x")
    assert os.listdir(tmp_path) == []


def test_a_link_is_replaced_and_its_target_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("precious")
    (tmp_path / "link").symlink_to(target)
    write_atomically(tmp_path / "link", "new")
    assert target.read_text() == "precious"
    assert (tmp_path / "link").read_text() == "new" and not (tmp_path / "link").is_symlink()


def test_permissions_are_the_old_files_or_the_masks(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "new", "x")
    finally:
        os.umask(mask)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new").chmod(0o604)
    write_atomically(tmp_path / "new", "y")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o604


def test_folders_are_made_with_their_parents(tmp_path: Path) -> None:
    assert ensure_folder(tmp_path / "a" / "b").is_dir()
    assert ensure_folder(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="file: a file stands where the folder should be"):
        ensure_folder(tmp_path / "file")
    with pytest.raises(OutputError, match="cannot be made: not a directory"):
        ensure_folder(tmp_path / "file" / "b")
