package org.zhengyuan.seal.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.zhengyuan.seal.casefile.CaseFileVerification;
import org.zhengyuan.seal.crypto.LibraryLicence;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.AnswerVerification;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.seal.report.Wording;

/** The command {@code verify}. Ends with 0 for passed, 1 for failed, 2 for indeterminate, 64 for a call that makes no sense. */
public final class Main {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int INDETERMINATE = 2;
    static final int USAGE = 64;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Main(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] words) {
        PrintStream out = stream(FileDescriptor.out);
        int status = new Main(out, stream(FileDescriptor.err), Clock.systemUTC()).run(List.of(words));
        out.flush();
        System.exit(status);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    int run(List<String> words) {
        boolean json = words.contains("--json");
        try {
            return dispatch(
                    words.stream().filter(word -> !word.equals("--json")).toList(), json);
        } catch (UsageException e) {
            say(json, e.why());
            if (!json) {
                err.println(Wording.of("usage.see").line());
            }
            return USAGE;
        } catch (IOException e) {
            say(json, Wording.of("error.reading", String.valueOf(e.getMessage())));
            return INDETERMINATE;
        } catch (RuntimeException e) {
            say(json, Wording.of("error.internal", e.toString()));
            return INDETERMINATE;
        }
    }

    private void say(boolean json, Wording why) {
        if (json) {
            out.println(ReportText.error(why));
        } else {
            err.println("verify: " + why.line());
        }
    }

    private int dispatch(List<String> words, boolean json) throws UsageException, IOException {
        if (words.isEmpty()) {
            throw new UsageException(Wording.of("usage.command"));
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "receipt" -> document(rest, json, ReceiptVerification::verify);
            case "answer" -> document(rest, json, AnswerVerification::verify);
            case "case" -> caseFile(rest, json);
            case "log" -> print(new LogCommand(json ? null : err).run(rest), json);
            case "witness" -> new WitnessCommand(out, err, clock).run(rest);
            case "keygen" -> new KeygenCommand(out, json).run(rest);
            case "licence" -> licence();
            case "help", "--help", "-h" -> help();
            default -> throw new UsageException(Wording.of("usage.command"));
        };
    }

    private interface Verification {
        Report verify(byte[] file, Trust trust);
    }

    private int document(List<String> words, boolean json, Verification verification) throws UsageException {
        Arguments arguments = Arguments.parse(words, Set.of("--trust"), Set.of());
        byte[] file = Inputs.file(arguments.words(1).getFirst());
        return print(verification.verify(file, Inputs.trust(arguments)), json);
    }

    private int caseFile(List<String> words, boolean json) throws UsageException {
        Arguments arguments = Arguments.parse(words, Set.of("--trust"), Set.of());
        Path file = Inputs.readable(arguments.words(1).getFirst());
        return print(CaseFileVerification.verify(file, Inputs.trust(arguments)), json);
    }

    private int print(Report report, boolean json) {
        if (json) {
            out.println(ReportText.json(report));
        } else {
            out.print(ReportText.text(report));
        }
        Verdict verdict = report.verdict();
        return switch (verdict) {
            case PASSED -> PASSED;
            case FAILED -> FAILED;
            case INDETERMINATE -> INDETERMINATE;
        };
    }

    private int licence() {
        out.println("Zhengyuan: Apache License 2.0. Jackson: Apache License 2.0. Bouncy Castle:");
        out.println(LibraryLicence.text());
        return PASSED;
    }

    private int help() {
        out.print(
                """
                verify receipt FILE --trust KEYS
                verify answer FILE --trust KEYS
                verify case FILE.zip --trust KEYS
                verify log OLD NEW [--tiles URL|FOLDER] [--old-tiles URL|FOLDER] [--tiles-only] --trust KEYS
                verify witness --key FILE --listen HOST:PORT --state FOLDER --trust KEYS [--passphrase-file FILE]
                verify keygen NAME [--algorithm ed25519|sm2|p256] [--witness] [--out FILE] [--passphrase-file FILE]
                verify licence

                OLD and NEW are checkpoints: files or web addresses. --json prints JSON and nothing else.
                KEYS has one key a line: [log|answers|witness|witness outside] NAME+ID+KEY; quorum N; # comments.
                Ends with 0 passed, 1 failed, 2 indeterminate, 64 wrong call.
                """);
        return PASSED;
    }
}
