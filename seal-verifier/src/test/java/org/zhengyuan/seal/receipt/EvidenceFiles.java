package org.zhengyuan.seal.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.proof.Hash;
import tools.jackson.databind.node.ObjectNode;

/** The fixture's evidence as files, for tests of other packages. */
public final class EvidenceFiles {
    private EvidenceFiles() {}

    public static String trust() {
        return EvidenceFixture.trust();
    }

    public static byte[] receipt() throws Exception {
        return EvidenceFixture.file(EvidenceFixture.receipt().toJson());
    }

    /** A checkpoint of the log when it had one leaf more. */
    public static byte[] laterCheckpoint() {
        return EvidenceFixture.checkpoint(Hash.EMPTY_TREE, 12).format().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] answer() throws Exception {
        ObjectNode answer =
                (ObjectNode) CanonicalJson.parse("{\"姓名\":\"张三\",\"n\":1.5}".getBytes(StandardCharsets.UTF_8));
        AnswerBatch batch = AnswerBatch.of(List.of(new byte[] {1}, CanonicalJson.exactly(answer), new byte[] {2}));
        answer.set(
                "signature",
                batch.sign(EvidenceFixture.ANSWERS, EvidenceFixture.TIME).get(1).toJson());
        return EvidenceFixture.file(answer);
    }
}
