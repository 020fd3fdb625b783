package org.zhengyuan.seal.receipt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Commitment;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.InclusionProof;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;
import tools.jackson.databind.node.ObjectNode;

/** A small log with keys, a witness, and one fact of two rows in it. */
final class EvidenceFixture {
    static final String ORIGIN = "exchange.example.cn/log";
    static final Instant TIME = Instant.parse("2026-11-22T01:02:03Z");
    static final NoteSigner LOG = NoteSigner.of(SoftwareKey.generate(ORIGIN, KeyAlgorithm.ED25519));
    static final NoteSigner SECOND = NoteSigner.of(SoftwareKey.generate(ORIGIN, KeyAlgorithm.SM2));
    static final NoteSigner OUTSIDE =
            NoteSigner.witness(SoftwareKey.generate("audit.example.cn", KeyAlgorithm.ED25519));
    static final NoteSigner ANSWERS = NoteSigner.of(SoftwareKey.generate("exchange.example.cn", KeyAlgorithm.SM2));

    private EvidenceFixture() {}

    static String trust() {
        return """
                # the log, with both of its keys
                log     %s
                log     %s   # SM2
                answers %s
                witness outside %s
                """
                .formatted(LOG.key(), SECOND.key(), ANSWERS.key(), OUTSIDE.key());
    }

    static SignedNote checkpoint(Hash root, long size) {
        String text = Checkpoint.of(ORIGIN, size, root).text();
        return new SignedNote(text, List.of(LOG.sign(text, TIME), SECOND.sign(text, TIME)));
    }

    static SignedNote cosigned(SignedNote note) {
        return note.with(OUTSIDE.sign(note.text(), TIME));
    }

    static byte[] salt(long seed) {
        byte[] salt = new byte[32];
        new Random(seed).nextBytes(salt);
        return salt;
    }

    /** Leaf 5 of 11, a chunk with rows. */
    static Receipt receipt() throws Exception {
        return receipt(FactKind.CHUNK, Map.of(), "{\"序号\":1}".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same of another fact.
     *
     * @param told members of it beside, or in place of, what it tells
     * @param row its second row
     */
    static Receipt receipt(FactKind kind, Map<String, ?> told, byte[] row) throws Exception {
        TreeHasher hasher = new TreeHasher();
        Hash rowLeaf = RowProof.leaf(hasher, salt(1), row);
        Hash otherRow = RowProof.leaf(hasher, salt(2), new byte[0]);
        Hash rows = hasher.node(otherRow, rowLeaf);
        Map<String, Object> members = new TreeMap<>(Map.of(
                "kind", kind.label(),
                "time", "2026-11-22T01:00:00Z",
                "actor", Map.of("department", "11350200MB0000000A"),
                "object", "9f6a",
                "details", Map.of("rows", Map.of("root", rows.base64(), "size", 2L), "说明", "甲\n乙", "share", 0.25)));
        members.putAll(told);
        byte[] fact = CanonicalJson.of(members);
        byte[] entry = LogEntry.of(kind, Commitment.of(salt(3), fact)).encode();
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            entries.add(
                    i == 5
                            ? entry
                            : LogEntry.of(FactKind.PULL, hasher.leaf(new byte[] {(byte) i}))
                                    .encode());
        }
        AnswerBatch tree = AnswerBatch.of(entries); // any tree of RFC 6962
        return new Receipt(
                "0a1b2c",
                CanonicalJson.parse(fact),
                salt(3),
                ORIGIN,
                5,
                entry,
                tree.path(5),
                checkpoint(tree.root(), 11).format(),
                new Receipt.WitnessPolicy(0, List.of()),
                new RowProof(1, row, salt(1), new InclusionProof(1, 2, List.of(otherRow))));
    }

    static byte[] file(ObjectNode json) {
        return json.toPrettyString().getBytes(StandardCharsets.UTF_8);
    }
}
