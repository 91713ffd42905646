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
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
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

    /** What the first byte is when a server that speaks TLS complains of one that does not. */
    private static final int TLS_ALERT = 0x15;

    /** The driver drops the version that the server gives in its greeting; it is the only one that any user may read. */
    private static final Pattern VERSION = Pattern.compile("\"server_version\":\"([^\"]*)\"");

    /** Under TLS the socket below; without it the same one. */
    private final Socket plain;

    private final Socket socket;
    private final Deadline deadline;
    private final InputStream input;
    private final OutputStream output;
    private volatile String version = "";

    private WireSocket(Socket plain, Socket socket, Deadline deadline) throws IOException {
        this.plain = plain;
        this.socket = socket;
        this.deadline = deadline;
        this.input = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.output = socket.getOutputStream();
    }

    /**
     * Connects.
     *
     * @param socket a fresh one; closing it from another thread ends the waiting
     * @param tls the TLS context; null for a plain connection
     * @param timeout milliseconds for that and the handshakes together; null for as long as it takes
     */
    static WireSocket connect(Socket socket, String host, int port, SSLContext tls, Long timeout) {
        Deadline deadline = Deadline.in(timeout);
        try {
            socket.setTcpNoDelay(true);
            KeepAlive.on(socket);
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new IOException("unknown host");
            }
            socket.connect(address, deadline.left());
            socket.setSoTimeout(deadline.left());
            Socket secured = tls == null ? socket : secure(socket, host, port, tls);
            secured.setSoTimeout(0);
            return new WireSocket(socket, secured, deadline);
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
        TlsFailures.checkDates(secured);
        return secured;
    }

    /** Closes a socket that is of no use, for that reason. */
    static void closeQuietly(Socket socket, Exception reason) {
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
        return !plain.isClosed();
    }

    /** Closes at once: under TLS a farewell would wait for a write that is stuck. */
    @Override
    public void close() {
        try {
            plain.close();
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
        try {
            String message = greeting();
            socket.setSoTimeout(0);
            Matcher matcher = VERSION.matcher(message);
            version = matcher.find() ? matcher.group(1) : version;
            return message;
        } catch (SocketTimeoutException e) {
            IOException reason = WebServerProbe.answers(plain.getRemoteSocketAddress()) ? new WebServerException() : e;
            throw new ReqlDriverError(reason.getMessage(), reason);
        } catch (IOException e) {
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }

    private String greeting() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (int b = readInTime(); b != 0; b = readInTime()) {
            if (b < 0) {
                String last = text.toString(StandardCharsets.UTF_8);
                throw new EOFException("the server closed the connection" + (last.isEmpty() ? "" : ": " + last));
            }
            if (b == TLS_ALERT && text.size() == 0) {
                throw new EOFException("the server speaks TLS");
            }
            if (text.size() == LONGEST_GREETING) {
                throw new IOException(Failures.NO_GREETING);
            }
            text.write(b);
            if (isAll(text, WebServerException.GREETING)) {
                throw new WebServerException();
            }
            if (isAll(text, ClusterPortException.GREETING)) {
                throw new ClusterPortException();
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static boolean isAll(ByteArrayOutputStream text, String greeting) {
        return text.size() == greeting.length()
                && text.toString(StandardCharsets.UTF_8).equals(greeting);
    }

    /** The time is for all of the handshake: a server that says a byte now and then has not answered. */
    private int readInTime() throws IOException {
        socket.setSoTimeout(deadline.left());
        return input.read();
    }

    /**
     * Call it when the handshake is over: a server speaks when it is asked, and what it said before would be taken for
     * an answer.
     */
    void requireSilence() {
        try {
            if (input.available() > 0) {
                throw new IOException(Failures.NO_GREETING);
            }
        } catch (IOException e) {
            throw new ReqlDriverError(e.getMessage(), e);
        }
    }

    /** When connecting has to be over. */
    private record Deadline(long nanoTime, boolean none) {
        private static final long NANOS_A_MILLISECOND = 1_000_000;

        static Deadline in(Long milliseconds) {
            return milliseconds == null
                    ? new Deadline(0, true)
                    : new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds), false);
        }

        /** The milliseconds left, as sockets take them: 0 is for ever. */
        int left() throws SocketTimeoutException {
            if (none) {
                return 0;
            }
            long left = nanoTime - System.nanoTime();
            if (left <= 0) {
                throw new SocketTimeoutException("no answer in time");
            }
            // Never before it is over: a part of a millisecond counts as a whole one.
            return Math.toIntExact((left + NANOS_A_MILLISECOND - 1) / NANOS_A_MILLISECOND);
        }
    }
}
