"""Lets containers reach the local services, which listen on loopback only. Usage: bridge.py ADDRESS SAM_ENV OUT

`sam local` keeps every container in Docker's bridge network (it ignores `--docker-network host`), where 127.0.0.1 is the container itself. So this
listens on ADDRESS, the machine's own in that network, and hands each connection on to the loopback port of AWS_ENDPOINT_URL. OUT is SAM_ENV with the
address that containers use. Runs until it is ended.
"""

import asyncio
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit


async def copy(source, sink):
    try:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
    except ConnectionError:
        pass
    finally:
        sink.close()


async def main(address, environment, out):
    text = Path(environment).read_text()
    (endpoint,) = {variables["AWS_ENDPOINT_URL"] for variables in json.loads(text).values()}
    port = urlsplit(endpoint).port

    async def hand_on(reader, writer):
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(copy(reader, there_writer), copy(there_reader, writer))

    server = await asyncio.start_server(hand_on, address, 0)
    listening = server.sockets[0].getsockname()[1]
    Path(out).write_text(text.replace(endpoint, f"http://{address}:{listening}"))
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
