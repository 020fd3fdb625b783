package org.zhengyuan.server.postgres;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The cluster's {@code postgresql.conf}, written anew at every start. An operator's own settings go to {@code operator.conf} beside it,
 * which is read last; the start still refuses a cluster whose commits are not durable.
 *
 * @param port TCP port on 127.0.0.1 and ::1
 * @param memory the machine's memory in bytes
 * @param disk free space in bytes where the cluster lies
 */
record ClusterSettings(int port, long memory, long disk) {
    private static final long MEGABYTE = 1 << 20;

    static ClusterSettings of(Path cluster, int port) throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ClusterSettings(
                port, system.getTotalMemorySize(), Files.getFileStore(cluster).getUsableSpace());
    }

    void writeTo(Path cluster) throws IOException {
        String operator = Files.exists(cluster.resolve("operator.conf")) ? "include 'operator.conf'\n" : "";
        Files.writeString(cluster.resolve("postgresql.conf"), text() + operator);
    }

    // Without wal_compression: compressing each page touched first after a checkpoint costs more processor time than
    // changing a record does. Where the disk is the narrow place, operator.conf may turn it on.
    // The log keeps no ERROR lines and no details: their texts quote values, and values are personal data. The client
    // that caused an error is told, and it is ours. Sockets of a file system are off: their path has a length limit.
    String text() {
        return """
                listen_addresses = '127.0.0.1,::1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 100
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                shared_buffers = %dMB
                effective_cache_size = %dMB
                work_mem = 16MB
                maintenance_work_mem = 128MB
                max_wal_size = %dMB
                min_wal_size = 256MB
                checkpoint_timeout = 15min
                random_page_cost = 1.1
                jit = off
                log_min_messages = log
                log_min_error_statement = panic
                log_error_verbosity = terse
                log_parameter_max_length = 0
                timezone = 'UTC'
                log_timezone = 'UTC'
                """
                .formatted(
                        port,
                        between(128, memory / MEGABYTE / 8, 1024),
                        between(256, memory / MEGABYTE / 2, 1 << 20),
                        between(1024, disk / MEGABYTE / 4, 8192));
    }

    private static long between(long low, long value, long high) {
        return Math.max(low, Math.min(value, high));
    }
}
