package org.zhengyuan.exchange.intake.postgres;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.RowRecord;
import org.zhengyuan.exchange.evidence.RowTree;
import org.zhengyuan.exchange.intake.AdmissionPlan;
import org.zhengyuan.exchange.intake.Claim;
import org.zhengyuan.exchange.intake.PreparedRow;
import org.zhengyuan.exchange.intake.PreparedRow.Admissible;
import org.zhengyuan.exchange.intake.PreparedRow.Refused;
import org.zhengyuan.exchange.intake.PreparedRow.Repeat;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RegistryWriter.StoredVersion;
import org.zhengyuan.exchange.registry.RegistryWriter.Written;
import org.zhengyuan.seal.proof.FactKind;

/** Commits to every row of a chunk: one leaf of the log over the root of the tree over its rows. */
@Component
public class ChunkEvidence {
    private final FactNotes facts;
    private final SecureRandom random = new SecureRandom();

    public ChunkEvidence(FactNotes facts) {
        this.facts = facts;
    }

    /** What of the evidence is kept with the chunk; the versions' numbers are null where it made none. */
    record Noted(
            UUID fact,
            byte[] seed,
            @Nullable Long firstVersion,
            @Nullable Long lastVersion,
            byte[] leaves,
            byte @Nullable [] compared) {}

    /**
     * @param written what became of the admissible rows, in their order; empty where the dataset has no records
     * @param compared digests of comparisons by row number
     */
    Noted note(
            Claim claim,
            AdmissionPlan plan,
            int chunk,
            List<PreparedRow> rows,
            byte[] outcomes,
            List<Written> written,
            Map<Long, byte[]> compared,
            RowCounts counts) {
        MessageDigest digest = Digests.sha256();
        List<RowRecord> records = new ArrayList<>(rows.size());
        List<StoredVersion> versions = new ArrayList<>();
        ByteBuffer digests = ByteBuffer.allocate(compared.size() * Comparisons.SIZE);
        int next = 0;
        for (int i = 0; i < outcomes.length; i++) {
            PreparedRow row = rows.get(i);
            StoredVersion version = null;
            if (row instanceof Admissible && !written.isEmpty()) {
                version = written.get(next++).version();
            }
            if (version != null) {
                versions.add(version);
            }
            byte[] beside =
                    switch (row) {
                        case Refused refused -> ChunkRecords.digest(digest, refused.refused());
                        case Admissible admissible -> Comparisons.put(digests, i, compared.get(admissible.number()));
                        case Repeat repeat -> RowRecord.NONE;
                    };
            records.add(new RowRecord(
                    outcomes[i], row.number(), version == null ? RowRecord.NONE : version.digest(), beside));
        }
        return note(claim, plan, chunk, records, versions, digests, counts);
    }

    /** The records that a full delivery ended. */
    Noted noteEnded(Claim claim, AdmissionPlan plan, int chunk, List<StoredVersion> ended, RowCounts counts) {
        List<RowRecord> records = ended.stream()
                .map(version -> new RowRecord(RowRecord.ENDED, 0, version.digest(), RowRecord.NONE))
                .toList();
        return note(claim, plan, chunk, records, ended, ByteBuffer.allocate(0), counts);
    }

    private Noted note(
            Claim claim,
            AdmissionPlan plan,
            int chunk,
            List<RowRecord> records,
            List<StoredVersion> versions,
            ByteBuffer compared,
            RowCounts counts) {
        byte[] seed = new byte[RowTree.SEED_BYTES];
        random.nextBytes(seed);
        byte[] leaves = RowTree.leaves(seed, records);
        Submission submission = claim.submission();
        Map<String, Object> details = new TreeMap<>();
        details.put("submission", submission.id().toString());
        details.put("dataset", plan.dataset().code());
        details.put("chunk", chunk);
        details.put("rows", Map.of("root", RowTree.root(leaves).base64(), "size", records.size()));
        details.put("received", counts.received());
        details.put("created", counts.created());
        details.put("changed", counts.changed());
        details.put("unchanged", counts.unchanged());
        details.put("history", counts.history());
        details.put("checkedOnly", counts.checkedOnly());
        details.put("refused", counts.refused());
        details.put("ended", counts.ended());
        UUID fact = facts.note(
                FactKind.CHUNK,
                submission.submittedBy(),
                "submission/" + submission.id() + "/" + chunk,
                List.of(submission.department()),
                details);
        return new Noted(
                fact,
                seed,
                versions.isEmpty()
                        ? null
                        : versions.stream().mapToLong(StoredVersion::id).min().getAsLong(),
                versions.isEmpty()
                        ? null
                        : versions.stream().mapToLong(StoredVersion::id).max().getAsLong(),
                leaves,
                compared.position() == 0 ? null : Arrays.copyOf(compared.array(), compared.position()));
    }
}
