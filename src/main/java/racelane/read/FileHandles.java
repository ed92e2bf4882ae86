package racelane.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;

/**
 * One file, opened several times: whoever reads holds a handle while its bytes are copied, and cores that had only
 * one would read one after the other. RandomAccessFiles, because a FileChannel closes itself for everybody when one
 * reading thread is interrupted, and a cancelled search must not take the file away from the window.
 */
final class FileHandles {
    private static final int MOST = 4;

    private final RandomAccessFile[] handles;

    FileHandles(Path path) throws IOException {
        Object before = key(path);
        RandomAccessFile[] opened = new RandomAccessFile[MOST];
        int count = 0;
        try {
            for (; count < MOST; count++) {
                opened[count] = new RandomAccessFile(path.toFile(), "r");
            }
            // Another file may have been put in its place meanwhile: then the first handle serves all.
            if (before == null || !Objects.equals(before, key(path))) {
                count = closeBut(1, opened, count);
            }
        } catch (IOException noMore) {
            if (count == 0) {
                throw noMore;
            }
            // The system lends no more of them.
            count = closeBut(1, opened, count);
        }
        handles = Arrays.copyOf(opened, count);
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static int closeBut(int kept, RandomAccessFile[] opened, int count) throws IOException {
        for (int i = kept; i < count; i++) {
            opened[i].close();
        }
        return kept;
    }

    /** Reads at a position as {@link RandomAccessFile#read(byte[], int, int)} does. */
    int read(long position, byte[] into, int from, int length) throws IOException {
        RandomAccessFile handle = handles[(int) (Thread.currentThread().getId() % handles.length)];
        synchronized (handle) {
            handle.seek(position);
            return handle.read(into, from, length);
        }
    }

    /** The file's length as it is now. */
    long length() throws IOException {
        return handles[0].length();
    }

    void close() throws IOException {
        IOException failed = null;
        for (RandomAccessFile handle : handles) {
            // Whoever reads just now reads to the end of his piece.
            synchronized (handle) {
                try {
                    handle.close();
                } catch (IOException failure) {
                    failed = failure;
                }
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
