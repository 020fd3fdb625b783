package org.zhengyuan.seal.proof;

import java.util.Optional;

/**
 * What stands in the log for a fact, 34 bytes: the format 0x01, the kind, the commitment. Nothing in it tells what the fact says, and once the
 * salt is destroyed nobody can find out.
 *
 * @param kindCode 0 to 255; may be a kind this version does not know
 */
public record LogEntry(int kindCode, Hash commitment) {
    public static final int FORMAT = 1;
    public static final int LENGTH = 2 + Hash.LENGTH;

    public LogEntry {
        if (kindCode < 0 || kindCode > 0xff) {
            throw new IllegalArgumentException("kind " + kindCode);
        }
    }

    public static LogEntry of(FactKind kind, Hash commitment) {
        return new LogEntry(kind.code(), commitment);
    }

    public Optional<FactKind> kind() {
        return FactKind.ofCode(kindCode);
    }

    public byte[] encode() {
        byte[] entry = new byte[LENGTH];
        entry[0] = FORMAT;
        entry[1] = (byte) kindCode;
        commitment.copyTo(entry, 2);
        return entry;
    }

    public static LogEntry parse(byte[] entry) throws MalformedException {
        if (entry.length != LENGTH || entry[0] != FORMAT) {
            throw new MalformedException("not a log entry of format 1 with 34 bytes");
        }
        return new LogEntry(entry[1] & 0xff, Hash.at(entry, 2));
    }
}
