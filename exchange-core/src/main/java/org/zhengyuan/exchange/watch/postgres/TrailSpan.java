package org.zhengyuan.exchange.watch.postgres;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Some packets of leaves that came into the log one after the other, and where the lines of the trail among them are to be looked for.
 *
 * @param epoch which log
 * @param from first index
 * @param to the index after the last
 * @param low lowest packet
 * @param high highest packet
 * @param since no line among them is older, as far as clocks go: see {@link #throughout}
 */
record TrailSpan(int epoch, long from, long to, long low, long high, OffsetDateTime since) {
    /** The lines, as a query's {@code fresh}, in the order of the log by {@code index}. */
    static final String FRESH =
            """
            fresh AS (
                SELECT t.*, s.first_index + t.place AS index FROM sequenced_packet s JOIN trail t ON t.packet_id = s.packet_id
                WHERE s.epoch = :epoch AND s.first_index >= :from AND s.first_index < :to AND t.packet_id BETWEEN :low AND :high AND t.at >= :since)
            """;

    /** As many lines as the packets have leaves, but for those of facts that are no line of the trail. */
    private static final String COMPLETE =
            """
            WITH %s SELECT (SELECT count(*) FROM fresh) >= (SELECT coalesce(sum(leaves), 0) FROM sequenced_packet s
                    WHERE s.epoch = :epoch AND s.first_index >= :from AND s.first_index < :to)
                - (SELECT count(*) FROM sequenced_packet s JOIN fact f ON f.packet_id = s.packet_id
                    WHERE s.epoch = :epoch AND s.first_index >= :from AND s.first_index < :to AND f.packet_id BETWEEN :low AND :high)
            """
                    .formatted(FRESH);

    /** This span; where a clock was wrong, so that lines of it are older than they could be, without regard to time. */
    TrailSpan throughout(JdbcClient jdbc) {
        boolean complete = in(jdbc.sql(COMPLETE)).query(Boolean.class).single();
        return complete ? this : new TrailSpan(epoch, from, to, low, high, OffsetDateTime.MIN);
    }

    StatementSpec in(StatementSpec statement) {
        return statement
                .param("epoch", epoch)
                .param("from", from)
                .param("to", to)
                .param("low", low)
                .param("high", high)
                .param("since", since);
    }
}
