package org.zhengyuan.exchange.watch.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.Finding;

/**
 * An alert as it is shown.
 *
 * @param from beginning of what it is about
 * @param facts how many lines of the trail it rests on; {@code receipts} names the newest
 * @param measured what was measured, where {@code allowed} is the most that raises no alert
 */
record AlertView(
        UUID id,
        String rule,
        String severity,
        String state,
        Finding.About about,
        Instant from,
        Instant to,
        long facts,
        List<UUID> receipts,
        long measured,
        long allowed,
        Instant openedAt,
        Instant updatedAt,
        Alert.@Nullable Decision decision) {
    static AlertView of(Alert alert) {
        return new AlertView(
                alert.id(),
                alert.rule(),
                alert.severity().label(),
                alert.state().label(),
                alert.about(),
                alert.from(),
                alert.to(),
                alert.facts(),
                alert.receipts(),
                alert.measured(),
                alert.allowed(),
                alert.openedAt(),
                alert.updatedAt(),
                alert.decision());
    }
}
