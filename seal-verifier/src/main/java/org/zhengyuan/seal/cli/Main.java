package org.zhengyuan.seal.cli;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.PrintStream;
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
import org.zhengyuan.seal.report.Wording;

/** The command {@code verify}. Ends with 0 for passed, 1 for failed, 2 for indeterminate, 64 for a call that makes no sense. */
public final class Main {
    static final int PASSED = Console.PASSED;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    Main(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    public static void main(String[] words) {
        PrintStream out = Console.utf8(FileDescriptor.out);
        int status = new Main(out, Console.utf8(FileDescriptor.err), Clock.systemUTC()).run(List.of(words));
        out.flush();
        System.exit(status);
    }

    int run(List<String> words) {
        boolean json = words.contains("--json");
        Console console = new Console(out, err, json);
        List<String> rest =
                words.stream().filter(word -> !word.equals("--json")).toList();
        return console.guard(() -> dispatch(rest, console));
    }

    private int dispatch(List<String> words, Console console) throws UsageException, IOException {
        if (words.isEmpty()) {
            throw new UsageException(Wording.of("usage.command"));
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "receipt" -> document(rest, console, ReceiptVerification::verify);
            case "answer" -> document(rest, console, AnswerVerification::verify);
            case "case" -> caseFile(rest, console);
            case "log" -> console.print(new LogCommand(console.json() ? null : err).run(rest));
            case "witness" -> new WitnessCommand(out, err, clock).run(rest);
            case "keygen" -> new KeygenCommand(out, console.json()).run(rest);
            case "licence" -> licence();
            case "help", "--help", "-h" -> help();
            default -> throw new UsageException(Wording.of("usage.command"));
        };
    }

    private interface Verification {
        Report verify(byte[] file, Trust trust);
    }

    private static int document(List<String> words, Console console, Verification verification) throws UsageException {
        Arguments arguments = Arguments.parse(words, Set.of("--trust"), Set.of());
        byte[] file = Inputs.file(arguments.words(1).getFirst());
        return console.print(verification.verify(file, Inputs.trust(arguments)));
    }

    private static int caseFile(List<String> words, Console console) throws UsageException {
        Arguments arguments = Arguments.parse(words, Set.of("--trust"), Set.of());
        Path file = Inputs.readable(arguments.words(1).getFirst());
        return console.print(CaseFileVerification.verify(file, Inputs.trust(arguments)));
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
                verify registry --jdbc URL|--data FOLDER --log URL|FOLDER --trust KEYS [--checkpoint FILE] [--state FILE]
                                [--user USER] [--password-file FILE]
                verify witness --key FILE --listen HOST:PORT --state FOLDER --trust KEYS [--passphrase-file FILE]
                verify keygen NAME [--algorithm ed25519|sm2|p256] [--witness] [--out FILE] [--passphrase-file FILE]
                verify licence

                OLD and NEW are checkpoints: files or web addresses. --json prints JSON and nothing else.
                registry checks a database against its log; it runs from the server's program and not from verify.jar.
                KEYS has one key a line: [log|answers|witness|witness outside] NAME+ID+KEY; quorum N; # comments.
                Ends with 0 passed, 1 failed, 2 indeterminate, 64 wrong call.
                """);
        return PASSED;
    }
}
