#!/usr/bin/python3
"""A mail server on loopback that behaves as it is told: prints its port, then keeps what it takes in FOLDER/N.eml.

smtp_server.py FOLDER MODE [--port N] [--tls starttls|tls --certificate FILE --key FILE] [--login USER:PASSWORD]
FOLDER/commands gets every command but its secrets, FOLDER/envelopes the sender and recipient of each mail taken.
"""
import argparse
import asyncio
import logging
import pathlib
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

MODES = {
    "accept": "takes everything",
    "refuse-greeting": "554 instead of a greeting",
    "busy-greeting": "421 instead of a greeting",
    "refuse-sender": "550 to MAIL",
    "refuse-recipient": "550 to RCPT, with the address and the name in its words",
    "refuse-text": "554 after the text",
    "busy-text": "451 after the text",
    "greylist": "451 to the first RCPT, then takes it",
    "drop-greeting": "closes at once",
    "drop-recipient": "closes at RCPT",
    "drop-mid-text": "resets after the first bytes of the text",
    "drop-after-text": "takes the text, then closes without a word",
    "silent-greeting": "never says anything",
    "silent-recipient": "never answers RCPT",
    "silent-after-text": "takes the text and never answers",
    "silent-farewell": "takes everything and never answers QUIT",
    "slow": "takes everything, a tenth of a second after the text",
    "two-line-answer": "takes everything and says so in two lines",
}


class Handler:
    def __init__(self, folder, mode):
        self.folder = folder
        self.mode = mode
        self.asked = 0

    def note(self, file, line):
        with (self.folder / file).open("a", encoding="utf-8") as out:
            out.write(line + "\n")

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.mode == "refuse-sender":
            return "550 5.7.1 sender not allowed"
        envelope.mail_from = address
        self.note("commands", "MAIL " + " ".join(option.split("=")[0] for option in options))
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.asked += 1
        if self.mode == "refuse-recipient":
            return f"550 5.1.1 <{address}>: no mailbox {address.split('@')[0]} for Anna here"
        if self.mode == "greylist" and self.asked == 1:
            return "451 4.7.1 greylisted, come again"
        if self.mode == "drop-recipient":
            server.transport.abort()
        if self.mode == "silent-recipient":
            await asyncio.sleep(600)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.mode == "refuse-text":
            return "554 5.7.1 not wanted"
        if self.mode == "busy-text":
            return "451 4.3.0 disk full"
        if self.mode == "slow":
            await asyncio.sleep(0.1)
        number = len(list(self.folder.glob("*.eml"))) + 1
        (self.folder / f"{number}.eml").write_bytes(envelope.original_content)
        self.note("envelopes", f"{envelope.mail_from} {' '.join(envelope.rcpt_tos)}")
        if self.mode == "drop-after-text":
            server.transport.abort()
        if self.mode == "silent-after-text":
            await asyncio.sleep(600)
        if self.mode == "two-line-answer":
            return f"250-2.0.0 taken\r\n250 2.0.0 from {envelope.mail_from} queued as 4F1"
        return "250 2.0.0 queued as 4F1"

    async def handle_QUIT(self, server, session, envelope):
        if self.mode == "silent-farewell":
            await asyncio.sleep(600)
        return "221 bye"


class Server(SMTP):
    async def _handle_client(self):
        mode = self.event_handler.mode
        if mode == "refuse-greeting":
            await self.push("554 no mail here")
            self.transport.close()
        elif mode == "busy-greeting":
            await self.push("421 too many")
            self.transport.close()
        elif mode == "drop-greeting":
            self.transport.abort()
        elif mode == "silent-greeting":
            await asyncio.sleep(600)
        else:
            await super()._handle_client()

    async def smtp_EHLO(self, hostname):
        self.event_handler.note("commands", f"EHLO {hostname} {'encrypted' if self.is_encrypted() else 'plain'}")
        await super().smtp_EHLO(hostname)

    def is_encrypted(self):
        return self.transport.get_extra_info("sslcontext") is not None

    async def smtp_AUTH(self, arg):
        self.event_handler.note("commands", f"AUTH {arg.split()[0]} {'encrypted' if self.is_encrypted() else 'plain'}")
        await super().smtp_AUTH(arg)

    async def smtp_DATA(self, arg):
        if self.event_handler.mode == "drop-mid-text":
            await self.push("354 go on")
            await self._reader.readexactly(1000)
            self.transport.abort()
        else:
            await super().smtp_DATA(arg)


async def serve(options):
    handler = Handler(options.folder, options.mode)
    context = None
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    settings = {"hostname": "mail.example", "enable_SMTPUTF8": False, "data_size_limit": 20_000_000}
    if options.tls == "starttls":
        settings |= {"tls_context": context, "require_starttls": True}
    if options.login:
        user, password = options.login.split(":", 1)

        def authenticate(_server, _session, _envelope, _mechanism, given):
            right = (given.login.decode(), given.password.decode()) == (user, password)
            return AuthResult(success=right, handled=False)

        settings |= {"authenticator": authenticate, "auth_required": True,
                     "auth_require_tls": options.tls == "starttls"}

    server = await asyncio.get_running_loop().create_server(
        lambda: Server(handler, **settings), "127.0.0.1", options.port,
        ssl=context if options.tls == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


# What it is made to do on purpose is nobody's news.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
parser = argparse.ArgumentParser()
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("mode", choices=MODES)
parser.add_argument("--port", type=int, default=0)
parser.add_argument("--tls", choices=["starttls", "tls"])
parser.add_argument("--certificate")
parser.add_argument("--key")
parser.add_argument("--login")
asyncio.run(serve(parser.parse_args()))
