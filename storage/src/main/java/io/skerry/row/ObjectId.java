package io.skerry.row;

/**
 * The numbers of tables, indexes and sequences: the database's number above, the object's number in
 * its database below. So a database keeps its objects' numbers when it is restored under another
 * number.
 */
public final class ObjectId {
  private static final int DATABASE_SHIFT = 32;

  private ObjectId() {}

  public static long of(int databaseId, int number) {
    return (long) databaseId << DATABASE_SHIFT | (number & 0xFFFFFFFFL);
  }

  public static int databaseOf(long objectId) {
    return (int) (objectId >>> DATABASE_SHIFT);
  }

  public static int numberOf(long objectId) {
    return (int) objectId;
  }
}
