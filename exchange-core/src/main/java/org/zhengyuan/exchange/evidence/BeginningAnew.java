package org.zhengyuan.exchange.evidence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.RequestRefusal;

/**
 * The operator's way out of a log that has stopped: it ends as it is, and another begins under another origin and with other keys. Its first
 * leaf names the last checkpoint of the old one, so that nobody can be made to believe that there was none.
 */
public final class BeginningAnew {
    private static final Pattern ORIGIN = Pattern.compile("[\\p{L}\\p{N}._/-]{3,200}");

    private static final int LONGEST_REASON = 500;

    private final Sequencer sequencer;
    private final Publishing publishing;
    private final KeptCheckpoint kept;
    private final LogKeyring keys;
    private final LogOrigins origins;

    public BeginningAnew(
            Sequencer sequencer, Publishing publishing, KeptCheckpoint kept, LogKeyring keys, LogOrigins origins) {
        this.sequencer = sequencer;
        this.publishing = publishing;
        this.kept = kept;
        this.keys = keys;
        this.origins = origins;
    }

    /**
     * What has begun.
     *
     * @param prefix the path below which the new log is served
     */
    public record Begun(String origin, String prefix, UUID receipt) {}

    /**
     * Begins another log. Every other process of this installation needs the new keys before it keeps the log again.
     *
     * @param origin of the new log; empty: the old one's with a number behind it
     * @param why in the operator's words
     */
    public Outcome<Begun> begin(Actor actor, String origin, String why) {
        if (!actor.has(Role.OPERATOR)) {
            return Outcome.refused(RequestRefusal.FORBIDDEN);
        }
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            return Outcome.refused(RequestRefusal.FIELD, Map.of("field", "reason"));
        }
        Stopped stopped = publishing.stopped().orElse(null);
        if (stopped == null || !stopped.reason().ofTheBooks()) {
            return Outcome.refused(EvidenceRefusal.LOG_GOES_ON);
        }
        TreeHead head = sequencer.head();
        // A database that was set back does not know which logs came after; their keys lie outside it.
        Set<String> known = keys.origins();
        String wanted = origin.isBlank() ? next(head.origin(), known) : origin.strip();
        if (known.contains(wanted)) {
            return Outcome.refused(EvidenceRefusal.ORIGIN_TAKEN);
        }
        if (!ORIGIN.matcher(wanted).matches()) {
            return Outcome.refused(EvidenceRefusal.ORIGIN_INVALID, Map.of("field", "origin"));
        }
        Map<String, Object> details = new TreeMap<>();
        details.put("former", head.origin());
        details.put("size", head.size());
        details.put("root", head.root().base64());
        details.put("checkpoint", kept.newest().orElse(""));
        details.put("stopped", stopped.reason().name());
        details.put("detail", stopped.detail());
        details.put("why", why.strip());
        details.put("origin", wanted);
        keys.prepare(wanted);
        return origins.begin(wanted, known.size(), actor.id(), details)
                .then(begun -> Outcome.done(new Begun(wanted, LogOrigins.prefix(begun.epoch()), begun.receipt())));
    }

    private String next(String origin, Set<String> known) {
        List<LogOrigins.Ended> ended = origins.ended();
        String first = ended.isEmpty() ? origin : ended.getFirst().origin();
        int number = Math.max(ended.size() + 1, known.size()) + 1;
        while (known.contains(first + "/" + number)) {
            number++;
        }
        return first + "/" + number;
    }
}
