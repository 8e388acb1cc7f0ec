package dev.cuepost.queue.rocks;

import dev.cuepost.queue.rocks.MessageCodec.Turn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * The messages of one priority of a queue, in their order of turn. The beginning of the lane, the
 * <em>window</em>, is in memory: exactly what stands before {@code end}, or all of it when the lane
 * is short. The rest is on the disk only, so that a long lane costs no more memory than a short
 * one.
 *
 * <p>The queue's lock guards it and is held while a page is read: a few hundred small records.
 */
final class Lane {
  private final int priority;
  private final WindowSize size;
  private final Disk disk;
  private final Map<Long, StoredMessage> known;
  private final LongPredicate withheld;
  private final NavigableSet<StoredMessage> window = new TreeSet<>(StoredMessage.BY_VISIBILITY);
  private Position end = Position.FIRST;
  private boolean whole;

  /**
   * @param known messages in memory by sequence, of all lanes of the queue; a lane enters and
   *     removes its own
   * @param withheld whether a write is under way about the message of that sequence
   * @param whole whether there is nothing on the disk
   */
  Lane(
      int priority,
      WindowSize size,
      Disk disk,
      Map<Long, StoredMessage> known,
      LongPredicate withheld,
      boolean whole) {
    this.priority = priority;
    this.size = size;
    this.disk = disk;
    this.known = known;
    this.withheld = withheld;
    this.whole = whole;
  }

  /** Enters a message that is stored. */
  void add(StoredMessage message) {
    if (!whole && Position.of(message).compareTo(end) >= 0) {
      return;
    }
    keep(message);
    if (window.size() > size.most()) {
      trim();
    }
  }

  private void keep(StoredMessage message) {
    window.add(message);
    known.put(message.sequence(), message);
  }

  private void trim() {
    while (window.size() > size.trimmed()) {
      StoredMessage last = window.removeLast();
      known.remove(last.sequence());
      end = Position.of(last);
    }
    whole = false;
  }

  /** Takes a message out, which need not be in the window. */
  void remove(StoredMessage message) {
    if (window.remove(message)) {
      known.remove(message.sequence());
    }
  }

  /** When the lane's first message is or was visible, or {@link MessageIndex#NEVER}. */
  long firstVisibleAt() {
    while (window.isEmpty() && !whole) {
      readPage();
    }
    return window.isEmpty() ? MessageIndex.NEVER : window.getFirst().visibleAt();
  }

  /** The messages whose turn it is, in order, at most {@code max}. */
  List<StoredMessage> visible(long now, int max) {
    List<StoredMessage> turn = new ArrayList<>();
    Iterator<StoredMessage> at = window.iterator();
    while (turn.size() < max) {
      if (at.hasNext()) {
        StoredMessage next = at.next();
        if (!next.visible(now)) {
          break;
        }
        turn.add(next);
      } else if (whole) {
        break;
      } else {
        Position read = end;
        readPage();
        at = window.tailSet(StoredMessage.at(read), true).iterator();
      }
    }
    return turn;
  }

  /** Extends the window by the next page. */
  private void readPage() {
    List<Turn> page = disk.turns(priority, end, size.page());
    List<Turn> settled = page.stream().filter(turn -> !withheld.test(turn.sequence())).toList();
    disk.messages(settled).forEach(this::keep);
    if (page.size() < size.page()) {
      whole = true;
    } else {
      Turn last = page.getLast();
      end = new Position(last.visibleAt(), last.sequence()).next();
    }
  }

  /**
   * Tells the tally what has come into view between two times.
   *
   * @return when the next message comes into view, or {@link MessageIndex#NEVER}
   */
  long show(long since, long now, Tally tally) {
    StoredMessage behindSince = StoredMessage.at(Position.behind(since));
    StoredMessage behindNow = StoredMessage.at(Position.behind(now));
    window
        .subSet(behindSince, true, behindNow, false)
        .forEach(message -> tally.shown(message.received()));
    StoredMessage next = window.ceiling(behindNow);
    if (next != null) {
      return next.visibleAt();
    }
    return whole ? MessageIndex.NEVER : showFromDisk(since, now, tally);
  }

  private long showFromDisk(long since, long now, Tally tally) {
    long[] next = {MessageIndex.NEVER};
    disk.walk(
        priority,
        end.orLater(Position.behind(since)),
        turn -> {
          if (withheld.test(turn.sequence())) {
            return true;
          }
          if (turn.visibleAt() > now) {
            next[0] = turn.visibleAt();
            return false;
          }
          tally.shown(turn.received());
          return true;
        });
    return next[0];
  }

  /** Lets go of what is in memory; it is read again when somebody asks. */
  void forget() {
    if (!window.isEmpty()) {
      window.forEach(message -> known.remove(message.sequence()));
      end = Position.of(window.getFirst());
      window.clear();
      whole = false;
    }
  }
}
