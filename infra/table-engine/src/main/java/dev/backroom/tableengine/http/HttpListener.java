package dev.backroom.tableengine.http;

import dev.backroom.tableengine.protocol.Answer;
import dev.backroom.tableengine.protocol.Service;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes connections from this machine only, a thread each. Answers leave in one write, and small packets are not held back:
 * with the kernel's delay of small packets a keep-alive connection answers 25 times a second.
 */
public final class HttpListener implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;
    private static final int BACKLOG = 512;

    private final ServerSocket server;
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private HttpListener(ServerSocket server, Service service) {
        this.server = server;
        this.service = service;
    }

    /** @param port 0 for a free one */
    @SuppressWarnings("AddressSelection")
    public static HttpListener start(int port, Service service) {
        try {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
            HttpListener listener = new HttpListener(server, service);
            Thread.ofPlatform().daemon().name("table-engine-listener").start(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofPlatform().daemon().name("table-engine-connection").start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            RequestReader requests = new RequestReader(new BufferedInputStream(socket.getInputStream(), BUFFER));
            boolean more = true;
            while (more) {
                RequestHead head = requests.head();
                more = head != null && answer(head, requests, out) && head.keepsAlive();
            }
        } catch (IOException | NumberFormatException e) {
            // The client hung up or does not speak HTTP: there is nobody left to answer.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private boolean answer(RequestHead head, RequestReader requests, OutputStream out) throws IOException {
        if (head.has("expect", "100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] body = requests.body(head);
        if (!head.method().equals("POST")) {
            out.write(ResponseBytes.healthy(head.keepsAlive()));
            return true;
        }
        Answer answer = service.answer(head.header("x-amz-target"), body);
        out.write(ResponseBytes.of(answer, head.keepsAlive()));
        return true;
    }

    /** Breaks off what is under way, as a killed server would. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
