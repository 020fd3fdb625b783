package org.zhengyuan.exchange.outbox.postgres;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A real HTTP endpoint that a test can take down, put up again and make answer as it likes. */
public final class Receiver implements AutoCloseable {
    /** What came in. */
    public record Received(String body, Headers headers) {}

    /** How it answers: a status, 0 = not at all. */
    public interface Manner {
        int status(String body);
    }

    private final int port;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Manner manner = body -> 201;
    private volatile CountDownLatch silence = new CountDownLatch(1);
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    /** An address at which nobody answers yet. */
    public Receiver() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/api/v1/lineage");
    }

    /** What an operator writes to approve of it. */
    public String approval() {
        return "http://127.0.0.1:" + port + " 127.0.0.0/8";
    }

    public Receiver up() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            threads = Executors.newCachedThreadPool();
            started.setExecutor(threads);
            started.createContext("/", this::handle);
            started.start();
            server = started;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void down() {
        silence.countDown();
        if (server != null) {
            server.stop(0);
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }

    public void answers(Manner how) {
        manner = how;
    }

    public List<Received> received() {
        return received;
    }

    public List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int status = manner.status(body);
        if (status == 0) {
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
            return;
        }
        received.add(new Received(body, exchange.getRequestHeaders()));
        if (status / 100 == 3) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        byte[] said = "because of status ".concat(Integer.toString(status)).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    @Override
    public void close() {
        down();
    }
}
