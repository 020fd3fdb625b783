package org.zhengyuan.seal.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.KeyFile;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Wording;
import org.zhengyuan.seal.witness.Witness;
import org.zhengyuan.seal.witness.WitnessServer;

/** {@code verify witness}: runs until the process is ended. */
final class WitnessCommand {
    private static final Pattern ADDRESS = Pattern.compile("(?<host>[^:]+|\\[[0-9a-fA-F:.]+]):(?<port>\\d{1,5})");

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    WitnessCommand(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    int run(List<String> words) throws UsageException, IOException {
        Arguments arguments = Arguments.parse(
                words, Set.of("--key", "--listen", "--state", "--trust", "--passphrase-file"), Set.of());
        arguments.words(0);
        InetSocketAddress address = address(arguments.required("--listen"));
        Trust trust = Inputs.trust(arguments);
        SoftwareKey key = key(arguments);
        try (Witness witness = Witness.open(key, trust, Inputs.path(arguments.required("--state")), clock);
                WitnessServer server = WitnessServer.start(address, witness, err::println)) {
            out.println(witness.key());
            out.println(
                    Wording.of("witness.listening", prefix(server.address())).line());
            out.flush();
            new CountDownLatch(1).await();
            return Main.PASSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Main.PASSED;
        }
    }

    private static String prefix(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/";
    }

    private static SoftwareKey key(Arguments arguments) throws UsageException {
        try {
            SoftwareKey key = KeyFile.load(Inputs.path(arguments.required("--key")), Inputs.passphrase(arguments));
            if (key.algorithm() == KeyAlgorithm.ED25519) {
                return key;
            }
        } catch (IOException e) {
            throw new UsageException(Wording.of("usage.key", String.valueOf(e.getMessage())));
        }
        throw new UsageException(Wording.of("witness.algorithm"));
    }

    private static InetSocketAddress address(String word) throws UsageException {
        Matcher parts = ADDRESS.matcher(word);
        try {
            if (parts.matches() && Integer.parseInt(parts.group("port")) <= 0xffff) {
                InetAddress host = InetAddress.getByName(parts.group("host"));
                return new InetSocketAddress(host, Integer.parseInt(parts.group("port")));
            }
        } catch (UnknownHostException e) {
            throw new UsageException(Wording.of("usage.address", word));
        }
        throw new UsageException(Wording.of("usage.address", word));
    }
}
