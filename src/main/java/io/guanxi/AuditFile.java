package io.guanxi;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import io.guanxi.access.Audit;
import io.guanxi.fault.Fault;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Directs the lines of the audit to a file of their own, instead of among all others. */
final class AuditFile {

    private AuditFile() {}

    /**
     * From now on, lines are added to the file.
     *
     * @throws Fault {@code BAD_SETTING} if it cannot be written
     */
    static void open(Path file) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        if (!appender.isStarted()) {
            throw Fault.invalid("BAD_SETTING", "GUANXI_AUDIT_LOG: expected a file that can be written, not " + file);
        }
        Logger audit = context.getLogger(Audit.LOGGER);
        audit.setAdditive(false);
        audit.detachAndStopAllAppenders();
        audit.addAppender(appender);
    }
}
