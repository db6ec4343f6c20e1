#!/usr/bin/env python3
"""Fails when a source file includes what its folder may not know (DESIGN: model <- db <- app/present ... <- app/gui, app/cli).

layering.py ROOT          checks the tree at ROOT
layering.py --prove-it    checks small trees it makes, each with one fault, and fails unless every fault is found
"""
import pathlib
import re
import sys
import tempfile

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
SOURCES = ("*.h", "*.cpp")
FOLDERS = ("model", "db", "app", "tests", "resources")

# (what is included, where that is allowed, the rule in words)
ONLY_IN = [
    (r"wx/", ("app/gui/", "tests/gui/"), "wxWidgets only in app/gui"),
    (r"(gtk|gdk|atk)/", ("app/gui/a11y.cpp",), "GTK only in app/gui/a11y.cpp"),
    (r"pango/|cairo", ("app/report/", "app/gui/printing.cpp", "tests/app/test_report"),
     "Pango and Cairo only in app/report and app/gui/printing.cpp"),
    (r"zint\.h", ("app/report/labels.cpp", "tests/app/test_report"), "zint only in app/report/labels.cpp"),
    (r"curl/", ("app/deliver/", "tests/mail/"), "libcurl only in app/deliver"),
    (r"SQLiteCpp/|sqlite3", ("db/", "tests/db/", "tests/bench/"), "SQLite only in db"),
    (r"nlohmann/|CLI/", ("*.cpp",), "nlohmann-json and CLI11 never in a header: they are slow to compile"),
]
# (folder, what it must not include, the rule in words)
# A folder of app/ may be named with or without "app/": both are on the include path.
NEVER = [
    ("db/", r"app/|(present|report|deliver|gui|cli|tests)/", "db knows nothing above it"),
    ("app/present/", r"(app/)?(gui|cli|report|deliver)/|tests/", "present knows no shell"),
    ("app/report/", r"(app/)?(gui|cli)/|tests/", "report knows no shell"),
    ("app/deliver/", r"(app/)?(gui|cli)/|tests/", "deliver knows no shell"),
    ("app/gui/", r"(app/)?cli/|tests/", "the window knows no other shell"),
    ("app/cli/", r"(app/)?gui/|tests/", "the command line knows no other shell"),
]
# model: its own headers, date, and the C++ standard library, whose names have neither slash nor ending.
MODEL_MAY = re.compile(r'"model/[^"]+"|<date/[^>]+>|<[a-z0-9_]+>')
HEAVY = re.compile(r"nlohmann/|CLI/")
HEAVY_FILES = 6


def allowed(path, places):
    return any(path.endswith(place[1:]) if place[0] == "*" else path.startswith(place) for place in places)


def faults(root):
    found = []
    heavy = set()
    for path in sorted(p for folder in FOLDERS for pattern in SOURCES for p in (root / folder).rglob(pattern)):
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            target = match[2]
            rules = [rule for what, places, rule in ONLY_IN if re.match(what, target) and not allowed(name, places)]
            rules += [rule for folder, what, rule in NEVER if name.startswith(folder) and re.match(what, target)]
            if target.startswith("."):
                rules.append("includes are given from the top of the project")
            if name.startswith("model/") and not MODEL_MAY.match(line.split("include", 1)[1].strip()):
                rules.append("model includes only the standard library, date and model")
            found += [f"{name}:{number}: {line.strip()}  ({rule})" for rule in rules]
            if HEAVY.match(target):
                heavy.add(name)
    if len(heavy) > HEAVY_FILES:
        found.append(f"nlohmann-json and CLI11 in {len(heavy)} files, at most {HEAVY_FILES}: {', '.join(sorted(heavy))}")
    return found


# A file of a bad tree, one line in it, and a word of the fault that must be reported (None: must pass).
PROOF = [
    ("app/present/a.cpp", "#include <wx/window.h>", "wxWidgets"),
    ("model/a.h", "  #  include <wx/string.h>", "wxWidgets"),
    ("tests/app/a.cpp", '#include "wx/app.h"', "wxWidgets"),
    ("app/gui/a.cpp", "#include <gtk/gtk.h>", "GTK"),
    ("app/gui/a.cpp", "#include <cairo.h>", "Cairo"),
    ("app/present/a.cpp", "#include <curl/curl.h>", "libcurl"),
    ("app/deliver/a.cpp", "#include <curl/curl.h>", None),
    ("app/present/a.cpp", "#include <pango/pangocairo.h>", "Pango"),
    ("app/report/pages.cpp", "#include <zint.h>", "zint"),
    ("app/report/a.h", "#include <wx/string.h>", "wxWidgets"),
    ("app/present/a.h", '#include "app/report/document.h"', "present knows no shell"),
    ("app/cli/a.cpp", "#include <sqlite3.h>", "SQLite"),
    ("app/present/a.cpp", "#include <SQLiteCpp/Database.h>", "SQLite"),
    ("tests/cli/a.cpp", "#include <SQLiteCpp/SQLiteCpp.h>", "SQLite"),
    ("db/a.h", "#include <nlohmann/json.hpp>", "never in a header"),
    ("app/cli/a.h", "#include <CLI/CLI.hpp>", "never in a header"),
    ("model/a.cpp", '#include "db/store.h"', "model includes only"),
    ("model/a.cpp", "#include <sodium.h>", "model includes only"),
    ("model/a.cpp", "#include <unistd.h>", "model includes only"),
    ("model/a.cpp", "#include <sys/stat.h>", "model includes only"),
    ("db/a.cpp", '#include "app/present/text.h"', "db knows nothing"),
    ("app/present/a.h", '#include "app/gui/frame.h"', "present knows no shell"),
    ("app/present/a.h", '#include "app/cli/json.h"', "present knows no shell"),
    ("app/present/a.h", '#include "gui/frame.h"', "present knows no shell"),
    ("app/gui/a.cpp", '#include "app/cli/json.h"', "no other shell"),
    ("app/cli/a.cpp", '#include "../gui/frame.h"', "from the top"),
    ("app/gui/a11y.cpp", "#include <gtk/gtk.h>", None),
    ("app/gui/a.cpp", "#include <wx/window.h>", None),
    ("app/gui/printing.cpp", "#include <cairo.h>", None),
    ("app/report/a.cpp", "#include <cairo-pdf.h>", None),
    ("db/a.cpp", "#include <sqlite3.h>", None),
    ("tests/bench/a.cpp", "#include <sqlite3.h>", None),
    ("app/cli/a.cpp", "#include <CLI/CLI.hpp>", None),
    ("model/a.cpp", "#include <date/tz.h>", None),
    ("model/a.cpp", "// #include <wx/window.h>", None),
]


def misses():
    """What the check gets wrong on trees whose one fault is known."""
    wrong = []

    def check(files, expected):
        with tempfile.TemporaryDirectory() as scratch:
            for name, text in files:
                path = pathlib.Path(scratch, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text + "\n", encoding="utf-8")
            found = faults(pathlib.Path(scratch))
        if expected is None and found:
            wrong.append(f"{files}: should pass, but: {found}")
        if expected is not None and not any(expected in fault for fault in found):
            wrong.append(f"{files}: expected a fault with '{expected}', found {found}")

    for name, line, expected in PROOF:
        check([(name, line)], expected)
    json = [(f"app/cli/verb{n}.cpp", "#include <nlohmann/json.hpp>") for n in range(HEAVY_FILES + 1)]
    check(json[:-1], None)
    check(json, "at most")
    return wrong


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.argv[1] == "--prove-it":
        problems = misses()
    else:
        root = pathlib.Path(sys.argv[1])
        problems = faults(root)
        if not (root / "model").is_dir():
            problems.append(f"{root} is not the project")
    print("\n".join(problems) or "layering holds")
    return 1 if problems else 0


sys.exit(main())
