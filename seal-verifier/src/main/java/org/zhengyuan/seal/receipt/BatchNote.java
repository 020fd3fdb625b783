package org.zhengyuan.seal.receipt;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;

/**
 * What a server signs for a batch of answers: four lines.
 *
 * @param server the name of the key that signs
 * @param size how many answers
 * @param root of the tree over the answers
 */
public record BatchNote(String server, long size, Hash root, Instant time) {
    private static final String HEADER = "zhengyuan-answers/1 ";

    public static BatchNote parse(String text) throws MalformedException {
        String[] lines = text.split("\n", -1);
        if (lines.length != 5 || !lines[4].isEmpty() || !lines[0].startsWith(HEADER)) {
            throw new MalformedException(
                    "not the note of a batch of answers: four lines, the first with zhengyuan-answers/1");
        }
        try {
            Instant time = OffsetDateTime.parse(lines[3]).toInstant();
            String server = lines[0].substring(HEADER.length());
            return new BatchNote(server, Checkpoint.parseSize(lines[1]), Hash.ofBase64(lines[2]), time);
        } catch (DateTimeParseException e) {
            throw new MalformedException("the time of the batch is not of RFC 3339", e);
        }
    }

    public String text() {
        return HEADER + server + "\n" + size + "\n" + root.base64() + "\n" + time + "\n";
    }
}
