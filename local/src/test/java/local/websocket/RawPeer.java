package local.websocket;

import io.vertx.core.buffer.Buffer;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A client that writes frames byte by byte, wrong ones too. */
final class RawPeer implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int FINAL = 0x80;

    private final Socket socket;
    private final DataInputStream in;

    /** One frame as it came. */
    record Frame(int opcode, Buffer payload) {
        int closeCode() {
            return payload.getUnsignedShort(0);
        }

        String closeReason() {
            return payload.getString(2, payload.length());
        }
    }

    private RawPeer(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    static RawPeer connect(URI url) {
        try {
            RawPeer peer = new RawPeer(new Socket(InetAddress.getLoopbackAddress(), url.getPort()));
            peer.socket.setSoTimeout(10_000);
            String answer = peer.http("""
                    GET %s HTTP/1.1
                    Host: %s
                    Connection: Upgrade
                    Upgrade: websocket
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                    Sec-WebSocket-Version: 13
                    """.formatted(url.getPath(), url.getAuthority()));
            if (!answer.startsWith("HTTP/1.1 101")) {
                throw new AssertionError(answer);
            }
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String http(String lines) throws IOException {
        socket.getOutputStream().write((lines.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    RawPeer send(int firstByte, byte[] payload) {
        return send(firstByte, payload, 0x80);
    }

    RawPeer send(int firstByte, byte[] payload, int maskBit) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
        if (payload.length < 126) {
            frame.put((byte) (maskBit | payload.length));
        } else if (payload.length < 65_536) {
            frame.put((byte) (maskBit | 126)).putShort((short) payload.length);
        } else {
            frame.put((byte) (maskBit | 127)).putLong(payload.length);
        }
        if (maskBit != 0) {
            frame.putInt(0); // a mask of zeros changes nothing
        }
        frame.put(payload).flip();
        try {
            socket.getOutputStream().write(frame.array(), 0, frame.limit());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Frame receive() {
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length;
            return new Frame(opcode, Buffer.buffer(in.readNBytes(length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
