package org.zhengyuan.exchange.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.RowRecord;
import org.zhengyuan.exchange.evidence.RowTree;
import org.zhengyuan.exchange.registry.RowOutcome;

/**
 * A chunk of a submission as the database keeps it.
 *
 * @param fact whose leaf commits to its rows
 * @param firstRow number of its first row; 0 for records that a full delivery ended
 * @param outcomes one byte a row; empty for ended records
 * @param seed of the rows' salts; null once one of them was erased
 * @param salts 32 bytes a row, in place of the seed
 * @param leaves 32 bytes a row
 * @param compared digests of comparisons by place
 * @param refused digests of refused rows as they are kept, by row number
 * @param erased the places of erased rows and the facts of their erasure
 * @param firstVersion the lowest id of the versions it made; null where it made none
 * @param counts how its rows ended, by the names that its fact has for them
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once
public record KeptChunk(
        UUID submission,
        int number,
        UUID fact,
        long firstRow,
        byte[] outcomes,
        byte @Nullable [] seed,
        byte @Nullable [] salts,
        byte[] leaves,
        Map<Integer, byte[]> compared,
        Map<Long, byte[]> refused,
        Map<Integer, UUID> erased,
        @Nullable Long firstVersion,
        @Nullable Long lastVersion,
        Map<String, Long> counts) {
    private static final int LEAF = 32;

    public int size() {
        return leaves.length / LEAF;
    }

    public boolean isOfEnded() {
        return outcomes.length == 0;
    }

    /** True where every row has its leaf and its salt. */
    public boolean isWhole() {
        boolean salted =
                seed != null ? seed.length == RowTree.SEED_BYTES : salts != null && salts.length == leaves.length;
        return leaves.length % LEAF == 0 && (isOfEnded() || outcomes.length == size()) && salted;
    }

    /** Number of the row at a place. */
    public long rowNumber(int place) {
        return isOfEnded() ? 0 : firstRow + place;
    }

    public int outcome(int place) {
        return isOfEnded() ? RowRecord.ENDED : outcomes[place];
    }

    public byte[] salt(int place) {
        if (seed != null) {
            return RowTree.salt(seed, place);
        }
        return Arrays.copyOfRange(Objects.requireNonNull(salts), place * LEAF, (place + 1) * LEAF);
    }

    public boolean isRefused(int place) {
        return outcome(place) == RowOutcome.REFUSED.ordinal();
    }

    /** What was kept beside the version of the row: of its comparison, or of its refusal. */
    public byte[] beside(int place) {
        byte[] digest = refused.get(rowNumber(place));
        return digest != null ? digest : compared.getOrDefault(place, RowRecord.NONE);
    }

    /** The places of rows with this outcome. */
    public List<Integer> places(RowOutcome outcome) {
        return IntStream.range(0, outcomes.length)
                .filter(place -> outcomes[place] == outcome.ordinal())
                .boxed()
                .toList();
    }

    /** The names under which erasing facts may speak of a row. */
    public static List<String> items(UUID submission, int chunk, int place, int outcome) {
        String row = submission + "/" + chunk + "/" + place;
        return outcome == RowOutcome.REFUSED.ordinal()
                ? List.of("submission/" + row, "refusal/" + row)
                : List.of("submission/" + row);
    }
}
