package org.zhengyuan.seal.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A witness over HTTP: {@code POST /add-checkpoint}, and nothing else. */
public final class WitnessServer implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;
    private static final int THREADS = 8;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Witness witness;
    private final Consumer<String> trouble;

    private WitnessServer(HttpServer server, Witness witness, Consumer<String> trouble) {
        this.server = server;
        this.witness = witness;
        this.trouble = trouble;
    }

    /**
     * Listens.
     *
     * @param trouble is told in one line what kept a request from being answered
     */
    public static WitnessServer start(InetSocketAddress address, Witness witness, Consumer<String> trouble)
            throws IOException {
        WitnessServer started = new WitnessServer(HttpServer.create(address, 0), witness, trouble);
        started.server.createContext(
                "/", exchange -> send(exchange, WitnessAnswer.refused(404, "POST /add-checkpoint")));
        started.server.createContext("/add-checkpoint", started::answer);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
            send(exchange, WitnessAnswer.refused(404, "POST /add-checkpoint"));
            return;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().add("Allow", "POST");
            send(exchange, WitnessAnswer.refused(405, "POST /add-checkpoint"));
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        send(exchange, body.length > MOST_BYTES ? WitnessAnswer.refused(413, "too long") : add(body));
    }

    private WitnessAnswer add(byte[] body) {
        try {
            return witness.add(body);
        } catch (IOException | RuntimeException e) {
            trouble.accept(e.toString());
            return WitnessAnswer.refused(500, "the witness cannot sign now");
        }
    }

    private static void send(HttpExchange exchange, WitnessAnswer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
