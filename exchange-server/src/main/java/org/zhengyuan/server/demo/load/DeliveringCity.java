package org.zhengyuan.server.demo.load;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.zhengyuan.server.demo.DemoDelivery;
import tools.jackson.databind.JsonNode;

/** Hands one delivery in, as its department's system does, and waits for the outcome. */
final class DeliveringCity {
    private static final long POLL_NANOS = 200_000_000;

    private final People people;
    private final String city;

    /** {@code city} names this city among others: the same delivery of the same city is handed in only once. */
    DeliveringCity(People people, String city) {
        this.people = people;
        this.city = city;
    }

    /** {@code progress} is told the share worked off, 0 to 1, while it works. */
    Outcome deliver(DemoDelivery delivery, Consumer<Double> progress) {
        Machine system = people.system(delivery.department());
        JsonNode submission = system.call(upload(system.api(), delivery));
        String path = "/api/v1/submissions/" + submission.get("id").asString();
        while (!isFinal(submission)) {
            if (submission.path("state").asString().equals("waiting")) {
                people.stewards(delivery.department()).getFirst().post(path + "/approval", Map.of("endAbsent", true));
            }
            progress.accept(submission.path("progress").asDouble());
            LockSupport.parkNanos(POLL_NANOS);
            submission = system.get(path);
        }
        return new Outcome(delivery, submission, refusals(system, path));
    }

    private HttpRequest.Builder upload(Api api, DemoDelivery delivery) {
        String mode = delivery.full() ? "?mode=full" : "";
        HttpRequest.Builder request = api.request("/api/v1/datasets/" + delivery.dataset() + "/submissions" + mode)
                .header("Content-Type", delivery.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + delivery.file().getFileName() + "\"")
                .header("Idempotency-Key", "demo-" + city + "-" + delivery.number());
        if (delivery.full()) {
            request.header("X-Row-Count", String.valueOf(delivery.declaredRows()));
        }
        try {
            return request.POST(BodyPublishers.ofFile(delivery.file()));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFinal(JsonNode submission) {
        String state = submission.path("state").asString();
        return state.equals("completed") || state.equals("refused");
    }

    private static Map<String, Long> refusals(Machine system, String path) {
        Map<String, Long> counts = new HashMap<>();
        for (String after = "0"; after != null; ) {
            JsonNode page = system.get(path + "/refusals?after=" + after);
            page.path("items")
                    .forEach(row -> counts.merge(row.at("/reasons/0/code").asString(""), 1L, Long::sum));
            JsonNode next = page.path("next");
            after = next.isNull() || next.isMissingNode() ? null : next.asString();
        }
        return counts;
    }
}
