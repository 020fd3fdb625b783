package org.zhengyuan.server.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** One delivery being written, together with the count of what must become of its rows. */
final class Consignment implements Closeable {
    private final Dispatch dispatch;
    private final int round;
    private final String department;
    private final String dataset;
    private final Path path;
    private final String mediaType;
    private final DeliveredFile file;
    private final Map<PlantedKind, Long> planted = new EnumMap<>(PlantedKind.class);
    private boolean full;
    private long created;
    private long changed;
    private long unchanged;
    private long history;
    private long checkedOnly;
    private long refused;
    private long ended;
    private long agreed;
    private long differed;
    private long unmatched;
    private long invalid;

    Consignment(
            Dispatch dispatch,
            int round,
            String department,
            String dataset,
            Path path,
            String mediaType,
            DeliveredFile file) {
        this.dispatch = dispatch;
        this.round = round;
        this.department = department;
        this.dataset = dataset;
        this.path = path;
        this.mediaType = mediaType;
        this.file = file;
    }

    void created(Object... cells) throws IOException {
        created++;
        file.row(cells);
    }

    void changed(Object... cells) throws IOException {
        changed++;
        file.row(cells);
    }

    void unchanged(Object... cells) throws IOException {
        unchanged++;
        file.row(cells);
    }

    /** A row that repeats an earlier one of the same file. */
    void repeated(Object... cells) throws IOException {
        plant(PlantedKind.DUPLICATE_IDENTICAL);
        unchanged(cells);
    }

    /** A row older than what the registry has. */
    void stale(Object... cells) throws IOException {
        plant(PlantedKind.STALE_REDELIVERY);
        history++;
        file.row(cells);
    }

    /** A row of nothing but other departments' data. */
    void checkedOnly(Object... cells) throws IOException {
        plant(PlantedKind.FOREIGN_DATUM);
        checkedOnly++;
        file.row(cells);
    }

    void refused(PlantedKind kind, Object... cells) throws IOException {
        plant(kind);
        refused++;
        file.row(cells);
    }

    void agreed(int values) {
        agreed += values;
    }

    void differed() {
        plant(PlantedKind.DIFFERING_VALUE);
        differed++;
    }

    void unmatched() {
        plant(PlantedKind.UNKNOWN_SUBJECT);
        unmatched++;
    }

    void invalid() {
        plant(PlantedKind.UNREADABLE_VALUE);
        invalid++;
    }

    /** The file holds every record of the dataset. */
    void isFull() {
        full = true;
    }

    /** A record that a full delivery leaves out. */
    void absent() {
        plant(PlantedKind.ABSENT_FROM_FULL);
        ended++;
    }

    @Override
    public void close() throws IOException {
        file.close();
        long received = created + changed + unchanged + history + checkedOnly + refused;
        dispatch.add(new DemoDelivery(
                dispatch.nextNumber(),
                round,
                department,
                dataset,
                path,
                mediaType,
                full ? received : null,
                new ExpectedCounts(
                        received,
                        created,
                        changed,
                        unchanged,
                        history,
                        checkedOnly,
                        refused,
                        ended,
                        new ExpectedCounts.CrossChecked(agreed, differed, unmatched, invalid)),
                planted));
    }

    private void plant(PlantedKind kind) {
        planted.merge(kind, 1L, Long::sum);
    }
}
