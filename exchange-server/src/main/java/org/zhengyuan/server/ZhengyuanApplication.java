package org.zhengyuan.server;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.zhengyuan.server.start.StartOptions;
import org.zhengyuan.server.start.StartRefused;

/** The one application: it starts the exchange and everything that serves it. */
@SpringBootApplication(scanBasePackages = "org.zhengyuan")
public class ZhengyuanApplication {
    /** Exits with 1 when the server cannot start; the reason has been printed. */
    public static void main(String[] arguments) {
        List<String> settings;
        try {
            settings = StartOptions.settings(arguments);
        } catch (StartRefused refusal) {
            System.err.println("Not started: " + refusal.getMessage());
            System.exit(2);
            return;
        }
        try {
            SpringApplication.run(ZhengyuanApplication.class, settings.toArray(String[]::new));
        } catch (RuntimeException reported) {
            System.exit(1);
        }
    }
}
