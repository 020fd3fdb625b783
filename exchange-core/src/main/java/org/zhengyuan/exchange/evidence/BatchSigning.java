package org.zhengyuan.exchange.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.json.CanonicalWriter;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.receipt.AnswerBatch;
import org.zhengyuan.seal.receipt.AnswerSignature;

/** One signature over the root of the tree over all answers that leave together; each carries its path. */
public final class BatchSigning implements AnswerSigning {
    private static final byte[] MEMBER = ",\"signature\":".getBytes(StandardCharsets.US_ASCII);

    private final NoteSigner signer;
    private final Clock clock;

    public BatchSigning(NoteSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public List<byte[]> sign(List<byte[]> answers) {
        AnswerBatch batch = AnswerBatch.of(answers);
        List<AnswerSignature> signatures = batch.sign(signer, clock.instant());
        List<byte[]> signed = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            signed.add(with(answers.get(i), signatures.get(i)));
        }
        return signed;
    }

    /** The answer's object with one more member at its end. */
    private static byte[] with(byte[] answer, AnswerSignature signature) {
        byte[] value = value(signature);
        int end = answer.length - 1;
        if (answer[end] != '}') {
            throw new IllegalArgumentException("an answer is a JSON object");
        }
        byte[] signed = new byte[end + MEMBER.length + value.length + 1];
        System.arraycopy(answer, 0, signed, 0, end);
        System.arraycopy(MEMBER, 0, signed, end, MEMBER.length);
        System.arraycopy(value, 0, signed, end + MEMBER.length, value.length);
        signed[signed.length - 1] = '}';
        return signed;
    }

    private static byte[] value(AnswerSignature signature) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.startObject().name("index").number(signature.index());
        writer.name("note").string(signature.note());
        writer.name("path").startArray();
        for (Hash hash : signature.path()) {
            writer.string(hash.base64());
        }
        return writer.endArray().endObject().toBytes();
    }
}
