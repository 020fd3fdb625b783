package org.zhengyuan.benchmarks.lineage;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.registry.PayloadWriter;
import org.zhengyuan.schemas.fact.PullAnswered;
import org.zhengyuan.schemas.fact.ValueVersion;

/**
 * Fills registry and trail with a past that never happened, by SQL over whole sets: four versions of every person, four pulls of each on the
 * average over the last twelve months, and a hundred people of whom one pull in 101 is, so that nobody is left without. Every row has the form that the exchange writes:
 * payloads and details are Avro made by its own writers, with the numbers put in.
 */
final class MadeUpPast {
    static final int VERSIONS_EACH = 4;
    static final int MONTHS = 12;
    /** People of whom very many pulls are. */
    static final int BUSY = 100;
    /** Far above what the real delivery draws, and of one length as Avro. */
    static final long FIRST_VERSION = 1L << 35;

    private static final long FIRST_PACKET = 1L << 40;
    private static final String NAME = "NAME-OF-SOMEBODY";

    private final DataSource owner;
    private final PublishedDataset dataset;
    private final UUID submission;
    private final long people;

    MadeUpPast(DataSource owner, PublishedDataset dataset, UUID submission, long versions) {
        this.owner = owner;
        this.dataset = dataset;
        this.submission = submission;
        this.people = versions / VERSIONS_EACH;
    }

    long people() {
        return people;
    }

    static String number(long person) {
        return "P%09d".formatted(person);
    }

    /** The internal id of a person, as SQL finds it from the number {@code i}. */
    private static final String SUBJECT = "md5('s' || i)::uuid";

    void fill(long pulls) throws SQLException {
        run(
                "people",
                "INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from) SELECT "
                        + SUBJECT
                        + ", 'person', 'number', 'P' || lpad(i::text, 9, '0'), '2025-01-01 00:00:00+00' FROM generate_series(1, "
                        + people
                        + ") i");
        for (int k = 0; k < VERSIONS_EACH; k++) {
            run("versions " + (k + 1), versions(k));
        }
        run("heads", heads());
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP INDEX trail_subject");
        }
        long eachMonth = pulls / MONTHS;
        YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(MONTHS - 1);
        for (int i = 0; i < MONTHS; i++, month = month.plusMonths(1)) {
            prepare(month);
            run("pulls of " + month, pulls(month, i * eachMonth, eachMonth));
        }
        run(
                "places",
                "INSERT INTO sequenced_packet (packet_id, first_index, leaves) SELECT " + FIRST_PACKET + " + p, "
                        + FIRST_PACKET + " + p * 64, 64 FROM generate_series(0, " + pulls / 64 + ") p");
        run("index by subject", "CREATE INDEX trail_subject ON trail (subject_id, at) WHERE subject_id IS NOT NULL");
        run("statistics", "ANALYZE version, head, subject_identifier, trail, sequenced_packet");
    }

    private String payload(int k) {
        byte[] written = new PayloadWriter(dataset.schema()).write(new Object[] {null, NAME, "street"});
        int at = new String(written, StandardCharsets.ISO_8859_1).indexOf(NAME);
        HexFormat hex = HexFormat.of();
        return "'\\x%s'::bytea || convert_to(lpad(i::text, 12, 'N') || '-v-%d', 'UTF8') || '\\x%s'::bytea"
                .formatted(
                        hex.formatHex(written, 0, at), k, hex.formatHex(written, at + NAME.length(), written.length));
    }

    private String versions(int k) {
        String row =
                """
                INSERT INTO version (version_id, subject_id, dataset_id, record_key, previous_id, version, kind, schema_version, valid_from,
                    recorded_at, ordering, division, submission_id, row_number, digest, payload)
                SELECT %d + i, %s, %d, '', %s, %d, 0, %d, timestamptz '2025-01-01 00:00:00+00' + interval '%d months',
                       timestamptz '2025-01-01 00:00:00+00' + interval '%d months', NULL, '350100', '%s', 1 + i %% %d, sha256(p), p
                FROM (SELECT i, %s AS p FROM generate_series(1, %d) i) made
                """;
        return String.format(
                Locale.ROOT,
                row,
                FIRST_VERSION + k * people,
                SUBJECT,
                dataset.id(),
                k == 0 ? "NULL" : FIRST_VERSION + (k - 1) * people + " + i",
                k + 1,
                dataset.version(),
                3 * k,
                3 * k,
                submission,
                PeopleRegister.ROWS,
                payload(k),
                people);
    }

    private String heads() {
        long last = FIRST_VERSION + (VERSIONS_EACH - 1) * people;
        return ("INSERT INTO head (subject_id, dataset_id, record_key, state, schema_version, version, version_id, last_version,"
                        + " last_version_id, valid_from, recorded_at, ordering, division, digest, payload)"
                        + " SELECT subject_id, dataset_id, '', 0, schema_version, version, version_id, version, version_id, valid_from,"
                        + " recorded_at, NULL, division, digest, payload FROM version WHERE version_id > %d AND version_id <= %d")
                .formatted(last, last + people);
    }

    private void prepare(YearMonth month) throws SQLException {
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT trail_prepare(?)")) {
            statement.setObject(1, month.atDay(1));
            statement.execute();
        }
    }

    /** Receipts of a month name it, as the exchange's do: class 1, month since 2020-01, then random bits. */
    private String pulls(YearMonth month, long from, long count) {
        int number = (month.getYear() - 2020) * 12 + month.getMonthValue() - 1;
        byte[] details = details(FIRST_VERSION);
        String hex = HexFormat.of().formatHex(details);
        String placeholder = HexFormat.of().formatHex(varint(FIRST_VERSION));
        int at = hex.indexOf(placeholder);
        String row =
                """
                INSERT INTO trail (receipt_id, retention, at, kind, outcome, repeated, client_id, department, agreement_id,
                    agreement_version, service_item, case_number, operator, subject_id, elements, details_type, details, request_digest,
                    answer_digest, salt, packet_id, place)
                SELECT ('01%04x' || substr(h, 1, 6) || '8' || substr(h, 7, 3) || '8' || substr(h, 10, 15))::uuid, 1,
                       timestamptz '%s-01 00:00:00+00' + (j - %d) * (interval '28 days' / %d), 'pull', 'answered', false, 'client-' || j %% 50,
                       '1135010000360' || lpad((j %% 50)::text, 4, '0') || 'X', md5('a' || j %% 200)::uuid, 1, 'item-' || j %% 20,
                       'case-' || j, 'operator-' || j %% 500, %s, ARRAY['person.name'], 'PullAnswered',
                       '\\x%s'::bytea || decode(lpad(to_hex(
                           ((z & 127 | 128) << 40) | ((z >> 7 & 127 | 128) << 32) | ((z >> 14 & 127 | 128) << 24)
                           | ((z >> 21 & 127 | 128) << 16) | ((z >> 28 & 127 | 128) << 8) | (z >> 35 & 127)), 12, '0'), 'hex')
                           || '\\x%s'::bytea,
                       decode(h || h, 'hex'), decode(h || h, 'hex'), decode(h || h, 'hex'), %d + j / 64, (j %% 64)::int
                FROM (SELECT j, i, md5('r' || j) AS h, 2 * (%d + (j %% %d) * %d + i) AS z
                      FROM (SELECT j, CASE WHEN j %% 101 = 0 THEN 1 + (j / 101) %% %d ELSE 1 + j * 7919 %% %d END AS i
                            FROM generate_series(%d::bigint, %d::bigint) j) whose) made
                """;
        return String.format(
                Locale.ROOT,
                row,
                number,
                month,
                from,
                count,
                SUBJECT,
                hex.substring(0, at),
                hex.substring(at + placeholder.length()),
                FIRST_PACKET,
                FIRST_VERSION,
                VERSIONS_EACH,
                people,
                BUSY,
                people,
                from,
                from + count - 1);
    }

    /** Details of a pull of one name in this version, as the trail keeps them. */
    static byte[] details(long version) {
        Instant then = Instant.parse("2026-11-01T00:00:00Z");
        PullAnswered fact = new PullAnswered(
                then,
                then,
                List.of(new ValueVersion(PeopleRegister.NAME, PeopleRegister.DATASET, version, false)),
                List.of());
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<PullAnswered>(fact.getSchema(), fact.getSpecificData()).write(fact, encoder);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] varint(long value) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try {
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            encoder.writeLong(value);
            encoder.flush();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void run(String what, String sql) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off; SET maintenance_work_mem = '1GB'");
            statement.execute(sql);
        }
        System.out.printf(Locale.ROOT, "  %s: %.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
