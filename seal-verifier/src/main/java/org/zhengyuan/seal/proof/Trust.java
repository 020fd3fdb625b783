package org.zhengyuan.seal.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zhengyuan.seal.crypto.PublicKey;

/**
 * Whose signatures a verifier believes, and as what. Written as a text, one line each; {@code #} begins a comment:
 *
 * <pre>
 * log             VKEY   signs checkpoints of the log whose origin is the key's name
 * answers         VKEY   signs answers of the server of that name
 * witness         VKEY   a witness that belongs to the log's own operator
 * witness outside VKEY   a witness that does not
 * quorum N               how many outside witnesses a checkpoint needs; 0 if not said
 * VKEY                   log and answers; a witness of the operator if it is a cosigning key
 * </pre>
 *
 * @param outside witnesses that do not belong to the operator; only these count
 */
public record Trust(
        List<NoteKey> logs, List<NoteKey> answers, List<NoteKey> witnesses, List<NoteKey> outside, int quorum) {
    public static final int MOST_KEYS = 1000;

    public Trust {
        logs = List.copyOf(logs);
        answers = List.copyOf(answers);
        witnesses = List.copyOf(witnesses);
        outside = List.copyOf(outside);
    }

    public static Trust parse(String text) throws MalformedException {
        TrustLines lines = new TrustLines();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            String content = line.replaceFirst("(^|\\s)#.*", "").strip();
            if (!content.isEmpty()) {
                try {
                    lines.take(content.split("\\s+"));
                } catch (MalformedException e) {
                    throw new MalformedException("line " + number + ": " + e.reason(), e);
                }
            }
            if (number > MOST_KEYS) {
                throw new MalformedException("more than " + MOST_KEYS + " lines");
            }
        }
        return lines.trust();
    }

    /** Keys whose signature makes a checkpoint of this origin the log's own. */
    public List<NoteKey> logsOf(String origin) {
        return logs.stream().filter(key -> key.name().equals(origin)).toList();
    }

    /** Keys whose signature makes an answer one of this server. */
    public List<NoteKey> answersOf(String server) {
        return answers.stream().filter(key -> key.name().equals(server)).toList();
    }

    /** The log's keys of an origin and all witnesses: every line of a checkpoint that is worth checking. */
    public List<NoteKey> checkpointKeys(String origin) {
        return Stream.of(logsOf(origin), witnesses, outside)
                .flatMap(List::stream)
                .toList();
    }

    /** How many different outside witnesses are among those who signed; two names of one key are one witness. */
    public List<NoteVerdict.By> outsideAmong(List<NoteVerdict.By> signed) {
        List<NoteVerdict.By> found = new ArrayList<>();
        Set<PublicKey> counted = new LinkedHashSet<>();
        for (NoteVerdict.By by : signed) {
            if (outside.contains(by.key()) && counted.add(by.key().key())) {
                found.add(by);
            }
        }
        return found;
    }
}
