package org.zhengyuan.seal.cli;

import java.util.List;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Wording;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report as people read it, and as programs do. */
final class ReportText {
    private ReportText() {}

    static String text(Report report) {
        Wording verdict = Wording.of("verdict." + report.verdict());
        if (report.checks().size() == 1 && report.checks().getFirst().name().endsWith(".format")) {
            return verdict.line() + ": " + report.checks().getFirst().why().line() + "\n";
        }
        StringBuilder text = new StringBuilder(verdict.line()).append("\n\n");
        for (Check check : report.checks()) {
            text.append("  ")
                    .append(Wording.of("outcome." + check.outcome()).line())
                    .append("  ")
                    .append(check.name())
                    .append('\n');
            sentence(text, "      ", check.why());
        }
        sentences(text, "report.proves", report.proves());
        sentences(text, "report.leavesOpen", report.leavesOpen());
        return text.toString();
    }

    private static void sentences(StringBuilder text, String title, List<Wording> sentences) {
        if (!sentences.isEmpty()) {
            text.append('\n').append(Wording.of(title).line()).append('\n');
            sentences.forEach(sentence -> sentence(text, "  - ", sentence));
        }
    }

    private static void sentence(StringBuilder text, String indent, Wording sentence) {
        text.append(indent).append(sentence.en()).append('\n');
        text.append(" ".repeat(indent.length())).append(sentence.zh()).append('\n');
    }

    static ObjectNode json(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", report.verdict().name());
        json.put("subject", report.subject());
        report.firstDifference().ifPresent(leaf -> json.put("firstDifference", leaf));
        ArrayNode checks = json.putArray("checks");
        for (Check check : report.checks()) {
            ObjectNode one = checks.addObject();
            one.put("name", check.name());
            one.put("outcome", check.outcome().name());
            one.put("necessary", check.necessary());
            one.put("en", check.why().en()).put("zh", check.why().zh());
        }
        list(json, "proves", report.proves());
        list(json, "leavesOpen", report.leavesOpen());
        return json;
    }

    private static void list(ObjectNode json, String name, List<Wording> sentences) {
        ArrayNode list = json.putArray(name);
        sentences.forEach(sentence -> list.addObject().put("en", sentence.en()).put("zh", sentence.zh()));
    }

    static ObjectNode error(Wording why) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("error").put("en", why.en()).put("zh", why.zh());
        return json;
    }
}
