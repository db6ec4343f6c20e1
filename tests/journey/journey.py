#!/usr/bin/python3
"""One client session from outside, on the real window and a real store: journey.py NEEDLEBOOK NEEDLEBOOKCTL.

Denied on healing skin, asked, safe on another zone, a cartridge opened, charted and signed; seen again after a restart, and by the
command line. Run inside tests/gui/with_display, with a session bus and NO_AT_BRIDGE=0.
"""
import datetime
import json
import os
import pathlib
import re
import string
import subprocess
import sys
import tempfile
import time

from bus import Atspi, Program, nodes, text_of, wait

STORE = pathlib.Path(os.environ["XDG_DATA_HOME"], "needlebook", "demo.needlebook")


class CommandLine:
    """needlebookctl on the demo store."""

    def __init__(self, program, scratch):
        self.program = program
        password = scratch / "password"
        password.write_text("demo\n", encoding="utf-8")
        password.chmod(0o600)
        self.options = ["--store", str(STORE), "--user", "demo", "--password-file", str(password), "--json"]

    def make_demo(self):
        """Small, so that an unoptimised build makes it soon; the window opens the demo clinic that is there."""
        STORE.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([self.program, "--store", str(STORE), "demo", "--clients", "40", "--years", "1"],
                       check=True, stdout=subprocess.DEVNULL)

    def ask(self, *words):
        answer = subprocess.run([self.program, *self.options, *words], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)

    def clients(self):
        """Everybody; the search wants some letters."""
        found = {}
        for letter in string.ascii_lowercase:
            for client in self.ask("client", "find", letter)["clients"]:
                found[client["uid"]] = client
        return list(found.values())


def free_of_doubt(ctl, client, zone):
    """Nothing else asks for a reason, whatever the desk offers as the treatment (dark skin does with radiofrequency)."""
    today = datetime.date.today().isoformat()
    for modality in ("pen", "rf"):
        words = ("session", "assess", "--client", client, "--on", today, "--modality", modality, "--zone", f"{zone}:0.5mm",
                 "--screened")
        answer = subprocess.run([ctl.program, *ctl.options, *words], capture_output=True, text=True)
        if answer.returncode not in (0, 3):
            raise AssertionError(answer.stderr)
        if json.loads(answer.stdout)["verdict"] != "allow":
            return False
    return True


def healing_client(ctl):
    """A grown client treated some days ago: (chart, a zone that is denied today, one that is safe and was never treated)."""
    today = datetime.date.today()
    tried = []
    for client in ctl.clients():
        if client["deceased"] or not client["lastSession"] or not client["name"].isascii():
            continue
        days = (today - datetime.date.fromisoformat(client["lastSession"])).days
        if not 1 <= days <= 10 or today.year - int(client["birthDate"][:4]) < 19:
            continue
        chart = ctl.ask("client", "show", client["uid"])
        if any(session["state"] in ("open", "planned", "arrived") for session in chart["sessions"]):
            continue
        verdicts = {zone["zone"]: zone for zone in chart["zones"]}
        tried.append(client["name"])
        for denied, safe in (("forehead", "neck"), ("chin", "neck"), ("neck", "forehead"), ("abdomen", "neck")):
            if (verdicts[denied]["verdict"] == "deny" and verdicts[safe]["verdict"] == "allow"
                    and free_of_doubt(ctl, client["uid"], safe)):
                return client["name"], chart, verdicts[denied], safe
    raise AssertionError(f"no client with healing skin in the demo clinic; looked at {tried}")


def shown_day(iso):
    """As the window writes a day: "6 December", with the year when it is not this one."""
    day = datetime.date.fromisoformat(iso)
    text = f"{day.day} {day:%B}"
    return text if day.year == datetime.date.today().year else rf"{text},? {day.year}"


def has(node, state):
    return node.get_state_set().contains(state)


def find_client(window, name):
    """Ctrl+K, the name, Enter: the best match's chart."""
    field = window.find("text", "^Find a client")

    def taken():
        # A window that has just opened may not have the keyboard yet: a person would press again, too.
        window.keys("ctrl+k")
        time.sleep(0.5)
        return has(field, Atspi.StateType.FOCUSED)

    wait("the search has the keyboard", taken)
    window.type(name)
    matches = window.find("table", "^Matches$")
    wait(f"{name} among the matches", lambda: any(text_of(node) == name for node in nodes(matches, into_tables=True)))
    window.keys("Return")
    window.find("label", f"^{re.escape(name)}$")
    window.find("push button", "^Start session$")


def pick_zone(window, words):
    window.fill("Add a zone by name", words)
    field = window.find("text", "Add a zone by name")
    Atspi.Component.grab_focus(field)
    wait("the zone field has the keyboard", lambda: has(field, Atspi.StateType.FOCUSED))
    window.keys("Return")
    wait("the zone field is free again", lambda: text_of(field) == "")


def screen(window):
    """The questions, asked as at the chair: N for no until the save has the keyboard, then Enter."""
    window.keys("ctrl+Return")  # the next step, as the button says
    window.find("push button", "^Not now$")

    def at_question():
        return any(has(node, Atspi.StateType.FOCUSED) and re.search("^(Yes|No): ", node.get_name() or "")
                   for node in nodes(window.app))

    def at_save():
        return any(has(node, Atspi.StateType.FOCUSED) and re.search(r"^Save \d+ answers?$", node.get_name() or "")
                   for node in nodes(window.app))

    wait("a question has the keyboard", at_question)
    for _ in range(12):
        window.keys(*["n"] * 6)
        time.sleep(0.3)
        if at_save():
            break
    wait("all is answered", at_save)
    window.keys("Return")
    window.says("^Screening answered today ")


def treat(window, name, denied, safe):
    """Stopped on healing skin, then the whole way on a safe zone. Returns the printed id of the cartridge."""
    find_client(window, name)
    window.press("^Start session$")
    pick_zone(window, denied["zone"])
    window.says(f"^Not before .*{shown_day(denied['earliest'])}: .* healing")
    start = window.find("push button", "^Start$")
    assert not has(start, Atspi.StateType.SENSITIVE), "Start stands open on healing skin"
    window.keys("ctrl+Return")  # the keyboard is no way round it
    window.find("label", "not started")

    pick_zone(window, safe)
    window.press("Only the zones that are safe")
    window.absent("label", "^Not before")
    zone = window.find("label", "^Picked: ").get_name().removeprefix("Picked: ")
    window.fill(f"^Depth mm, {zone}$", "0.5")
    window.says("^Ask the screening questions first: ")
    window.absent("push button", "^Start$")  # not offered before anybody has asked
    screen(window)
    window.says("^Safe today for ")
    window.press("^Start$")
    window.find("label", "open since")

    offered = window.find("push button", "^Open [A-Z0-9]{2}-")
    cartridge = offered.get_name().removeprefix("Open ")
    window.press(f"^Open {cartridge}$")
    wait(f"{cartridge} to be used", lambda: any(row[0] == cartridge and row[1] == "to be used"
                                                for row in window.rows("^Cartridge$")))
    window.choose(f"^Endpoint, {zone}$", "^Even redness$")
    window.press("^Sign$")
    window.fill("Your PIN or password", "wrong")
    window.keys("Return")
    window.says("not right|wrong|does not fit|not the password")
    window.fill("Your PIN or password", "demo")
    window.keys("Return")
    window.find("push button", "^Start session$")
    return cartridge


def see(window, name, cartridge):
    """What the chart says of today's session, and its reminders still to come."""
    window.find("label", f"^{re.escape(name)}$")
    sessions = wait("today's session on the chart",
                    lambda: [row for row in window.rows("^Sessions$") if row[2].endswith(cartridge)])
    assert len(sessions) == 1 and sessions[0][-1] == "Signed", sessions
    reminders = [row for row in window.rows("^Aftercare reminders$") if row[-1] == "Planned"]
    steps = " ".join(row[1] for row in reminders)
    for step in ("24 hours", "Day 7"):
        assert step in steps, f"{step} is not among the reminders {reminders}"
    return sessions[0], reminders


def check_store(ctl, chart, denied, safe, cartridge, entries):
    """The same from the command line."""
    exposed = ctl.ask("needle", "trace", cartridge)["exposed"]
    assert [one["client"] for one in exposed] == [chart["uid"]], exposed
    assert exposed[0]["state"] in ("used", "disposed"), exposed
    assert exposed[0]["container"], "the used cartridge lies in no sharps container"

    after = ctl.ask("client", "show", chart["uid"])
    known = {session["uid"] for session in chart["sessions"]}
    new = [session for session in after["sessions"] if session["uid"] not in known]
    assert len(new) == 1 and new[0]["state"] == "signed", new
    session = ctl.ask("session", "show", new[0]["uid"])
    assert [(row["zone"], row["depthMm"], row["endpoint"]) for row in session["rows"]] == \
        [(safe, 0.5, "uniform-erythema")], session
    verdicts = {zone["zone"]: zone["verdict"] for zone in after["zones"]}
    assert verdicts[safe] == "deny" and verdicts[denied["zone"]] == "deny", "what was needled just now is not healing"

    due = {(reminder["step"], reminder["dueAt"]) for reminder in after["reminders"] if reminder["state"] == "planned"}
    due -= {(reminder["step"], reminder["dueAt"]) for reminder in chart["reminders"]}
    assert {"hours-24", "day-7"} <= {step for step, _ in due}, due

    trail = ctl.ask("audit", "verify")
    assert trail["verified"] and not trail["altered"], trail
    assert trail["entries"] >= entries + 3, "start, cartridge and signature are entries each"


def no_plain_text(folders, words):
    """The store is encrypted: what stands in it stands nowhere else that the programs have written to."""
    looked = 0
    for folder in folders:
        for file in pathlib.Path(folder).rglob("*"):
            if not file.is_file() or file.is_symlink():
                continue
            content = file.read_bytes()
            looked += 1
            for word in words:
                for form in (word.encode("utf-8"), word.encode("utf-16-le")):
                    assert form not in content, f"a plain word of the store in {file}"
    assert looked > 3, "nothing was looked at"


def main():
    needlebook, needlebookctl = sys.argv[1:]
    with tempfile.TemporaryDirectory() as scratch:
        ctl = CommandLine(needlebookctl, pathlib.Path(scratch))
        ctl.make_demo()
        entries = ctl.ask("audit", "verify")["entries"]
        name, chart, denied, safe = healing_client(ctl)
        print(f"{name}: {denied['zone']} not before {denied['earliest']}, {safe} is safe")
        log = pathlib.Path(scratch, "needlebook.log")
        window = Program([needlebook], log)
        try:
            window.press("Try the demo clinic")
            cartridge = treat(window, name, denied, safe)
            seen = see(window, name, cartridge)
            code = window.close()
            assert code == 0, f"the program ended with {code}"

            window = Program([needlebook, "--store", str(STORE)], log)
            window.fill("^Name$", "demo")
            window.fill("^Password$", "demo")
            window.press("^Sign in$")
            find_client(window, name)
            again = see(window, name, cartridge)
            assert again == seen, f"before the restart {seen}, after it {again}"
            code = window.close()
            assert code == 0, f"the program ended with {code}"
        except BaseException:
            print(window.outline())
            print(log.read_text(encoding="utf-8"))
            raise
        finally:
            window.end()
        said = log.read_text(encoding="utf-8")
        assert "CRITICAL" not in said and "ERROR" not in said and "runtime error" not in said, said
        check_store(ctl, chart, denied, safe, cartridge, entries)
        places = [os.environ[name] for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                                "XDG_RUNTIME_DIR") if name in os.environ]
        words = [name, chart["givenName"] + " " + chart["familyName"], chart["phone"] or ""]
        no_plain_text([*places, scratch], [word for word in words if len(word) > 6])
        print(f"signed with cartridge {cartridge}, seen again after a restart, found by the command line")


if __name__ == "__main__":
    main()
