package dev.backroom.localcloud.engine;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import dev.backroom.localcloud.function.Urgency;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local's SQLite database with an index that it lacks. Before every request to a table with a stream it looks for
 * the smallest sequence number of that stream, and without an index by table reads the records of all streams for it: a
 * table that was quiet while another took 30,000 changes answers a hundred times slower. The journal is written ahead, one
 * write a commit instead of three; what was committed outlives the process, not a power cut.
 */
final class IndexedTables extends SQLiteDBAccess {
    /** The name under which DynamoDB Local keeps one database for all regions and keys. */
    private static final String SHARED = "shared-local-instance";

    /** Its name for the map of databases that are open. */
    private static final String OPEN = "dbRequestHandlers";

    private static final int BACKGROUND_JOBS = 10;

    private IndexedTables() {
        prepare();
    }

    private IndexedTables(Path file) {
        super(file.toString());
        prepare();
    }

    /** Makes the engine's requests go to this database. */
    static void serve(LocalDynamoDBRequestHandler handler, Optional<Path> directory) {
        IndexedTables tables = directory
                .map(path -> new IndexedTables(path.resolve(SHARED + LocalDynamoDBRequestHandler.DB_FILE_EXTENSION)))
                .orElseGet(IndexedTables::new);
        JobsRegister jobs = new JobsRegister(Executors.newFixedThreadPool(BACKGROUND_JOBS), false);
        open(handler).put(SHARED, new LocalDBClient(tables, jobs));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> open(LocalDynamoDBRequestHandler handler) {
        try {
            Field open = LocalDynamoDBRequestHandler.class.getDeclaredField(OPEN);
            open.setAccessible(true);
            return (Map<String, Object>) open.get(handler);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This is another DynamoDB Local than the one that is pinned", e);
        }
    }

    /** Waits until the file is free: who starts on it next would find it locked. */
    @Override
    public void close() {
        super.close();
        try {
            queue.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare() {
        queue.execute(new SQLiteJob<Void>() {
                    @Override
                    protected Void job(SQLiteConnection database) throws SQLiteException {
                        Thread.currentThread().setPriority(Urgency.ORDERS_WAIT);
                        database.exec("PRAGMA journal_mode=WAL");
                        database.exec("PRAGMA synchronous=NORMAL");
                        database.exec("CREATE INDEX IF NOT EXISTS us_first ON us (StreamID, SequenceNumber)");
                        return null;
                    }
                })
                .complete();
    }
}
