#!/usr/bin/python3
"""What another program reads in a mail: one "name: value" a line, line ends in values as \\n. read_mail.py FILE"""
import email
import email.header
import email.policy
import email.utils
import hashlib
import pathlib
import sys

raw = pathlib.Path(sys.argv[1]).read_bytes()
mail = email.message_from_bytes(raw, policy=email.policy.default)
older = email.message_from_bytes(raw, policy=email.policy.compat32)


def tell(name, value):
    print(f"{name}: {value}".replace("\r\n", "\n").replace("\n", "\\n"))


for name in ("From", "To", "Reply-To"):
    if name in mail:
        # The newer reader of names leaves a blank between two encoded words (as of Python 3.11), the older does right.
        shown, _ = email.utils.parseaddr(older[name])
        tell(name + ".name", email.header.make_header(email.header.decode_header(shown)))
        tell(name + ".mail", mail[name].addresses[0].addr_spec)
for name in ("Subject", "Message-ID", "Auto-Submitted", "MIME-Version"):
    tell(name, mail[name])
tell("Date", mail["Date"].datetime.isoformat())
tell("headers", " ".join(mail.keys()))
tell("kind", mail.get_content_type())
for part in mail.walk():
    if part.get_content_maintype() == "text":
        tell(part.get_content_subtype(), part.get_content())
    elif part.get_content_type() == "application/pdf":
        tell("pdf.name", part.get_filename())
        tell("pdf.sha256", hashlib.sha256(part.get_content()).hexdigest())
tell("defects", [defect for part in mail.walk() for defect in part.defects] +
     [defect for part in mail.walk() for header in part.values() for defect in header.defects])
tell("longest", max(len(line) for line in raw.split(b"\r\n")))
tell("bare", len(raw.replace(b"\r\n", b"").split(b"\n")) - 1 + raw.replace(b"\r\n", b"").count(b"\r"))
tell("ascii", raw.isascii())
