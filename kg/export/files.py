"""Files are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from kg.errors import OutputError
from kg.graph.iris import fit


def write_atomically(path: Path | str, content: str | bytes) -> None:
    """Write the file, text in UTF-8 with its line ends as they are; a crash leaves the old file or the new one.

    A symbolic link at the path is replaced, not followed. Raises `OutputError` of one line; then no part of the new
    file is left and the old one is untouched.
    """
    path = Path(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    temporary: str | None = None
    try:
        if path.is_dir() and not path.is_symlink():
            raise OutputError("a folder stands where the file should go", where=path, hint="Give another name.")
        number, temporary = tempfile.mkstemp(prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), _mode(path))
            os.fsync(file.fileno())
        os.replace(temporary, path)
        temporary = None
        _sync_folder(path.parent)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        where = fit(str(path))
        raise OutputError(f"cannot be written: {_reason(error)}", where=where, hint=_hint(error)) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def ensure_folder(path: Path | str) -> Path:
    """The folder, made with its parents where it is missing. Raises `OutputError` of one line."""
    path = Path(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError("a file stands where the folder should be", where=path, hint="Give another name.") from None
    except (OSError, ValueError) as error:
        where = fit(str(path))
        raise OutputError(f"cannot be made: {_reason(error)}", where=where, hint=_hint(error)) from None
    return path


def _mode(path: Path) -> int:
    """The old file's permissions, else what the user's mask leaves of 0666."""
    if path.is_file() and not path.is_symlink():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last; not every file system can."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _hint(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "Make the folder first."
    return "Choose another place, or check the permissions and the free space."
