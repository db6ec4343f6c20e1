#!/usr/bin/python3
"""units.py SOURCE_FOLDER: the systemd units, as they are and with what README tells to add, are sound to systemd-analyze, and
the service reaches the store that it names."""
import pathlib
import re
import subprocess
import sys
import tempfile

SERVICE = "needlebook-send.service"
TIMER = "needlebook-send.timer"


def verified(service, timer, added=""):
    """What systemd-analyze has to say: nothing when all is well."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # It asks for the program to be there.
        (folder / SERVICE).write_text(re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", service, flags=re.M))
        (folder / TIMER).write_text(timer)
        if added:
            (folder / (SERVICE + ".d")).mkdir()
            (folder / (SERVICE + ".d") / "override.conf").write_text(added)
        run = subprocess.run(["systemd-analyze", "verify", "--man=no", folder / TIMER, folder / SERVICE],
                             capture_output=True, text=True, check=False, timeout=60)
        about = [line for line in (run.stdout + run.stderr).splitlines() if "needlebook-send" in line]
        if run.returncode != 0 and not about:
            about = (run.stdout + run.stderr).splitlines() or ["exit code %d" % run.returncode]
        return about


def settings(text):
    found = {}
    for line in text.splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            if value == "":
                found[key] = []  # as systemd reads it: what stood there is forgotten
            else:
                found.setdefault(key, []).append(value)
    return found


def store_of(found):
    for value in reversed(found["Environment"]):
        if value.startswith("NEEDLEBOOK_STORE="):
            return pathlib.PurePosixPath(value.split("=", 1)[1])
    raise AssertionError("no store is named")


def reaches(found):
    """Where the service may write, beside what is its own."""
    places = [pathlib.PurePosixPath("/var/lib") / one for one in found.get("StateDirectory", [])]
    places += [pathlib.PurePosixPath(one) for one in found.get("BindPaths", []) + found.get("ReadWritePaths", [])]
    return any(place in store_of(found).parents for place in places)


def main():
    source = pathlib.Path(sys.argv[1])
    service = (source / "resources" / "systemd" / SERVICE).read_text()
    timer = (source / "resources" / "systemd" / TIMER).read_text()
    readme = (source / "README.md").read_text()
    faults = []

    def must(holds, words):
        if not holds:
            faults.append(words)

    must(verified(service, timer) == [], "the units: %s" % verified(service, timer))
    must(verified(service.replace("LimitCORE", "LimitCORES"), timer) != [], "an unknown setting is not noticed")
    must(reaches(settings(service)), "the service cannot write to its store")
    must(settings(service)["UMask"] == ["0077"], "others could read what the service writes")

    own = re.search(r"^    \[Service\]\n(?:    .+\n)+", readme, flags=re.M)
    must(own is not None, "README has no settings for a store in a user's home")
    if own:
        added = re.sub(r"^    ", "", own.group(0), flags=re.M)
        must(verified(service, timer, added) == [], "README's settings: %s" % verified(service, timer, added))
        must(verified(service, timer, added + "BindPath=/x\n") != [], "what is added is not looked at")
        both = settings(service)
        for key, values in settings(added).items():
            both[key] = both.get(key, []) + values if values and key != "User" else values
        must(reaches(both), "with README's settings the service cannot write to the store")
        must(both["StateDirectory"] == [], "a folder of another user would be handed over")
        must(store_of(both).parts[:2] == ("/", "home"), "README's settings are not for a user's home")
        must(both["User"] == [store_of(both).parts[2]], "the store's folder is another user's")
    must("umask 077" in readme, "README lets others read the secret while it is made")

    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
