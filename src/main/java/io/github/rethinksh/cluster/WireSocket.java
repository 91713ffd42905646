package io.github.rethinksh.cluster;

import com.rethinkdb.gen.exc.ReqlDriverError;
import com.rethinkdb.net.ConnectionSocket;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The socket under a driver connection. Unlike the driver's own it checks the host name under TLS, waits for the
 * handshake without spinning, and tells what went wrong.
 */
final class WireSocket implements ConnectionSocket {
    private static final int BUFFER = 1 << 16;

    /** What a server says in its handshake takes some hundred bytes. */
    private static final int LONGEST_GREETING = 1 << 16;

    /** The driver drops the version that the server gives in its greeting; it is the only one that any user may read. */
    private static final Pattern VERSION = Pattern.compile("\"server_version\":\"([^\"]*)\"");

    private final Socket socket;
    private final InputStream input;
    private final OutputStream output;
    private volatile String version = "";

    private WireSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.output = socket.getOutputStream();
    }

    /** Connects; the timeout in milliseconds holds for each step of it, and {@code tls} may be null. */
    static WireSocket connect(String host, int port, SSLContext tls, Long timeout) {
        Socket socket = new Socket();
        try {
            int milliseconds = timeout == null ? 0 : Math.toIntExact(timeout);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new IOException("unknown host");
            }
            socket.connect(address, milliseconds);
            socket.setSoTimeout(milliseconds);
            Socket secured = tls == null ? socket : secure(socket, host, port, tls);
            secured.setSoTimeout(0);
            return new WireSocket(secured);
        } catch (IOException e) {
            closeQuietly(socket, e);
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }

    private static Socket secure(Socket socket, String host, int port, SSLContext tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static void closeQuietly(Socket socket, IOException reason) {
        try {
            socket.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** The version that the server gave in the handshake; empty when it gave none. */
    String serverVersion() {
        return version;
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }

    /** Writes what was put into the buffer, from its beginning to its position. */
    @Override
    public void write(ByteBuffer buffer) {
        write(buffer.array(), buffer.arrayOffset(), buffer.position());
    }

    void write(byte[] bytes, int offset, int length) {
        try {
            output.write(bytes, offset, length);
        } catch (IOException e) {
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }

    @Override
    public ByteBuffer read(int length) {
        try {
            return ByteBuffer.wrap(readFully(length)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }

    byte[] readFully(int length) throws IOException {
        byte[] bytes = new byte[length];
        if (input.readNBytes(bytes, 0, length) < length) {
            throw new EOFException("the server closed the connection");
        }
        return bytes;
    }

    @Override
    public String readCString(Long timeoutMs) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout(timeoutMs == null ? 0 : Math.toIntExact(timeoutMs));
            for (int b = input.read(); b != 0; b = input.read()) {
                if (b < 0) {
                    String last = text.toString(StandardCharsets.UTF_8);
                    throw new EOFException("the server closed the connection" + (last.isEmpty() ? "" : ": " + last));
                }
                if (text.size() == LONGEST_GREETING) {
                    throw new IOException("what answers there does not greet as RethinkDB does");
                }
                text.write(b);
            }
            socket.setSoTimeout(0);
            String message = text.toString(StandardCharsets.UTF_8);
            Matcher matcher = VERSION.matcher(message);
            version = matcher.find() ? matcher.group(1) : version;
            return message;
        } catch (IOException e) {
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }
}
