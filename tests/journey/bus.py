"""Drives a program from outside through the accessibility bus, as a screen reader sees it."""
import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The program under test may be an unoptimised build with sanitizers on a busy machine.
PATIENCE = float(os.environ.get("JOURNEY_PATIENCE", "20"))


class NotSeen(AssertionError):
    """What was looked for did not appear in time."""


def wait(what, question, seconds=PATIENCE):
    """Asks until the answer is something; a node that vanished meanwhile counts as no answer."""
    until = time.monotonic() + seconds
    while True:
        try:
            answer = question()
        except GLib.Error:
            answer = None
        if answer:
            return answer
        if time.monotonic() > until:
            raise NotSeen(what)
        time.sleep(0.1)


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def labels_of(node):
    """A control is known by its own name, or by that of the label that stands for it."""
    names = [node.get_name() or ""]
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            names += [relation.get_target(i).get_name() or "" for i in range(relation.get_n_targets())]
    return names


def nodes(top, into_tables=False):
    """Every showing node below top, in reading order. Tables may be long, so their cells come only when asked for."""
    for index in range(top.get_child_count()):
        node = top.get_child_at_index(index)
        if node is None or not showing(node):
            continue
        yield node
        if into_tables or node.get_role() not in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE):
            yield from nodes(node, into_tables)


def text_of(node):
    """What a sighted person reads in the node: its text, or else its name."""
    if node.get_text_iface():
        return Atspi.Text.get_text(node, 0, -1)
    return node.get_name() or ""


class Program:
    """A running program; every look at it waits until it is there or patience ends."""

    def __init__(self, command, log):
        self.log = open(log, "ab")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log)
        self.app = wait(f"{command[0]} on the accessibility bus", self._on_bus, 2 * PATIENCE)

    def _on_bus(self):
        if self.process.poll() is not None:
            raise NotSeen(f"the program ended with {self.process.returncode} before it had a window")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def find(self, roles, name, within=None, seconds=PATIENCE):
        """The first showing node of these roles ("push button|label") whose name or label matches the pattern."""
        wanted = roles.split("|")

        def look():
            for node in nodes(within or self.app):
                if node.get_role_name() in wanted and any(re.search(name, label) for label in labels_of(node)):
                    return node
            return None

        return wait(f"{roles} /{name}/", look, seconds)

    def absent(self, roles, name, seconds=PATIENCE):
        """Waits until there is no such node."""
        def look():
            try:
                self.find(roles, name, seconds=0)
            except NotSeen:
                return True
            return False

        wait(f"no more {roles} /{name}/", look, seconds)

    def press(self, name, roles="push button|toggle button|check box|radio button"):
        node = self.find(roles, name)
        wait(f"{name} enabled", lambda: node.get_state_set().contains(Atspi.StateType.SENSITIVE))
        Atspi.Action.do_action(node, 0)

    def fill(self, name, text, roles="text|password text|entry"):
        """Puts text into a field, as an input method does it."""
        node = self.find(roles, name)
        if not Atspi.EditableText.set_text_contents(node, text):
            raise AssertionError(f"/{name}/ does not take text")

    def choose(self, name, item):
        """Picks an item of a drop-down list by its words."""
        box = self.find("combo box", name)
        menu = box.get_child_at_index(0)
        words = [menu.get_child_at_index(index).get_name() for index in range(menu.get_child_count())]
        wanted = next((index for index, word in enumerate(words) if re.search(item, word)), None)
        if wanted is None or not Atspi.Selection.select_child(box, wanted):
            raise AssertionError(f"/{name}/ does not offer /{item}/ but {words}")

    def keys(self, *chords):
        """Real key strokes to the window that has the focus: keys("ctrl+k", "Return")."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "60", *chords], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "30", text], check=True)

    def says(self, pattern, seconds=PATIENCE):
        """Waits for words that match, anywhere on the screen and in the cells of its tables, and returns them."""
        def look():
            for node in nodes(self.app, into_tables=True):
                found = re.search(pattern, text_of(node))
                if found:
                    return found
            return None

        return wait(f"the words /{pattern}/", look, seconds)

    def cell(self, pattern, seconds=PATIENCE):
        """The first table cell whose text matches."""
        def look():
            for node in nodes(self.app, into_tables=True):
                if node.get_role() == Atspi.Role.TABLE_CELL and re.search(pattern, text_of(node)):
                    return node
            return None

        return wait(f"a row with /{pattern}/", look, seconds)

    def rows(self, name):
        """Every row of a table, each a list of its cells' words, those scrolled away too."""
        table = self.find("table|tree table", name)
        children = [table.get_child_at_index(index) for index in range(table.get_child_count())]
        columns = sum(1 for child in children if child.get_role() == Atspi.Role.TABLE_COLUMN_HEADER)
        cells = [text_of(child).strip() for child in children if child.get_role() == Atspi.Role.TABLE_CELL]
        return [cells[at:at + columns] for at in range(0, len(cells), columns)] if columns else []

    def close(self):
        """Closes the window as its close button would and returns the exit code."""
        window = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                capture_output=True, text=True, check=True).stdout.split()
        # openbox closes on Alt+F4; sent to the active window, which is the program's.
        subprocess.run(["xdotool", "windowactivate", "--sync", window[-1], "key", "alt+F4"], check=True)
        code = self.process.wait(PATIENCE)
        self.log.close()
        return code

    def end(self):
        """Whatever happened, nothing stays behind."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def outline(self):
        """The tree in words, for the report of a failure."""
        lines = []

        def walk(node, depth):
            for index in range(min(node.get_child_count(), 40)):
                child = node.get_child_at_index(index)
                if child is None or not showing(child):
                    continue
                lines.append(f"{'  ' * depth}{child.get_role_name()} {labels_of(child)} {text_of(child)!r}")
                walk(child, depth + 1)

        try:
            walk(self.app, 0)
        except GLib.Error as error:
            lines.append(f"(the program does not answer: {error.message})")
        return "\n".join(lines)
