#!/usr/bin/env python3
"""Fails when a control in resources/hazards.csv names a test that does not exist, or names none.

hazards.py ROOT          checks the tree at ROOT
hazards.py --prove-it    checks small tables it makes, each with one fault, and fails unless every fault is found
"""
import csv
import pathlib
import re
import sys
import tempfile

HEADER = ["hazard", "cause", "control", "tests"]
NAME = re.compile(r"(\w+)\.(\w+)/(\w+)")
CASE = re.compile(r"BOOST_(?:AUTO|FIXTURE)_TEST_CASE\((\w+)")


def cases(root, folder, suite):
    source = root / "tests" / folder / f"test_{suite}.cpp"
    return set(CASE.findall(source.read_text(encoding="utf-8"))) if source.is_file() else set()


def faults(root):
    found = []
    table = root / "resources" / "hazards.csv"
    rows = list(csv.reader(line for line in table.open(encoding="utf-8") if not line.startswith("#")))
    if not rows or rows[0] != HEADER:
        return [f"hazards.csv: the header is not {','.join(HEADER)}"]
    if len(rows) == 1:
        found.append("hazards.csv: no hazard")
    for number, row in enumerate(rows[1:], 1):
        if len(row) != len(HEADER) or not all(cell.strip() for cell in row):
            found.append(f"hazards.csv: hazard {number} has an empty or missing column")
            continue
        for name in row[3].split():
            match = NAME.fullmatch(name)
            if not match or match[3] not in cases(root, match[1], match[2]):
                found.append(f"hazards.csv: hazard {number} names the test {name}, which does not exist")
    return found


def prove():
    good = "a,b,c,db.x/it_holds\n"
    tables = {
        "a test that is not there": good + "a,b,c,db.x/it_does_not\n",
        "a suite that is not there": good + "a,b,c,db.y/it_holds\n",
        "no test at all": good + "a,b,c,\n",
        "a missing column": good + "a,b,c\n",
        "a name of another form": good + "a,b,c,it_holds\n",
        "no hazard": "",
    }
    missed = []
    for what, text in {"nothing": good, **tables}.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "tests" / "db").mkdir(parents=True)
            (root / "resources").mkdir()
            (root / "tests" / "db" / "test_x.cpp").write_text("BOOST_AUTO_TEST_CASE(it_holds) {\n", encoding="utf-8")
            (root / "resources" / "hazards.csv").write_text(",".join(HEADER) + "\n# remark\n" + text, encoding="utf-8")
            if bool(faults(root)) != (what != "nothing"):
                missed.append(f"not told apart: {what}")
    return missed


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = prove() if sys.argv[1] == "--prove-it" else faults(pathlib.Path(sys.argv[1]))
    print("\n".join(found) or "every control has its test")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
