"""Where a data file lies: folders that other programs copy to and fro, and drives of other computers.

A synchronising program may copy the file while it is being written, or bring an older one back; drives of other
computers keep locks and promises about what is on the disk badly. Both are told, neither is forbidden.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath

from desktop.errors import N_
from desktop.exchange.sentences import Sentence, sentence
from desktop.paths import real_place

# Names of folders, without regard to case, that begin like this; Chinese ones as their programs name them.
SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "百度网盘": "百度网盘",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度云同步盘": "百度网盘",
    "坚果云": "坚果云",
    "我的坚果云": "坚果云",
    "nutstore": "坚果云",
    "wpsdrive": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "weiyun": "腾讯微云",
    "微云": "腾讯微云",
    "aliyundrive": "阿里云盘",
}  # fmt: skip
VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # where Windows says that OneDrive lies
NETWORK_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "ncpfs"})
REMOTE = 4  # GetDriveType: a drive of another computer


def risk_of(
    file: Path,
    environment: Mapping[str, str] | None = None,
    is_remote: "Callable[[Path], bool] | None" = None,
) -> Sentence | None:
    """What the owner should know about where a data file lies, None where nothing is to be said."""
    service = synced_by(file, os.environ if environment is None else environment)
    if service:
        return sentence(
            N_(
                "The company file lies in a folder that {service} synchronises. It may copy a half-written file, or "
                "bring an older one back. Better keep the file on this computer, for instance in {folder}, and let "
                "the second copies of backups go to {service}."
            ),
            service=service,
            folder=safe_folder(),
        )
    if (is_remote or on_network)(file):
        return sentence(
            N_(
                "The company file lies on another computer's drive. A break in the network can damage it while it is "
                "written. Better keep the file on this computer, for instance in {folder}, and let the second copies "
                "of backups go to that drive."
            ),
            folder=safe_folder(),
        )
    return None


def synced_by(file: Path, environment: Mapping[str, str]) -> str:
    """The name of the service that synchronises a file's folder, empty where none is known."""
    names = [part.casefold() for part in PureWindowsPath(str(file.parent)).parts]
    for name in names:
        for start, service in SYNCED.items():
            if name == start or name.startswith((f"{start} ", f"{start}-", f"{start}(", f"{start}（")):
                return service
    for variable in VARIABLES:
        folder = environment.get(variable)
        if folder and _lies_in(file, folder):
            return "OneDrive"
    return ""


def on_network(file: Path) -> bool:
    """Whether a file lies on another computer's drive."""
    if str(file).startswith(("\\\\", "//")):
        return not str(file).startswith(("\\\\?\\", "\\\\.\\"))
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{real_place(file).drive}\\") == REMOTE)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _system_of(real_place(file), mounts) in NETWORK_SYSTEMS


def safe_folder() -> Path:
    """A folder on this computer that no service synchronises, as far as is known."""
    from desktop import paths

    return paths.user_folder()


def _system_of(file: Path, mounts: str) -> str:
    """The kind of file system a file lies on; `mounts` as Linux lists them."""
    found, longest = "", -1
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) > 2:
            place = parts[1].replace("\\040", " ")
            is_above = place == "/" or str(file) == place or str(file).startswith(place.rstrip("/") + "/")
            if is_above and len(place) > longest:
                found, longest = parts[2], len(place)
    return found


def _lies_in(file: Path, folder: str) -> bool:
    inner, outer = PureWindowsPath(str(file).casefold()), PureWindowsPath(folder.casefold())
    return outer in inner.parents
