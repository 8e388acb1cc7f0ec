package dev.cuepost.media.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Materials of projects as rows. */
final class MaterialRows {
  private MaterialRows() {}

  /** Adds those that are not there yet, behind those that are. */
  static void add(Handle tx, String projectId, List<Material> materials) {
    long position =
        tx.createQuery(
                """
                SELECT COALESCE(MAX(position), 0) FROM editing_project_material
                WHERE project_id = :id\
                """)
            .bind("id", projectId)
            .mapTo(Long.class)
            .one();
    for (Material material : materials) {
      tx.execute(
          """
          INSERT INTO editing_project_material (project_id, type, material_id, position)
          VALUES (?, ?, ?, ?) ON CONFLICT (project_id, type, material_id) DO NOTHING\
          """,
          projectId,
          material.type().name(),
          material.materialId(),
          ++position);
    }
  }

  static void remove(Handle tx, String projectId, List<Material> materials) {
    for (Material material : materials) {
      tx.execute(
          """
          DELETE FROM editing_project_material
          WHERE project_id = ? AND type = ? AND material_id = ?\
          """,
          projectId,
          material.type().name(),
          material.materialId());
    }
  }

  static void removeAll(Handle tx, String projectId) {
    tx.execute("DELETE FROM editing_project_material WHERE project_id = ?", projectId);
  }

  static List<Material> list(Handle handle, String projectId) {
    return handle
        .select(
            "SELECT * FROM editing_project_material WHERE project_id = ? ORDER BY position",
            projectId)
        .map(MaterialRows::read)
        .list();
  }

  private static Material read(ResultSet row, StatementContext context) throws SQLException {
    return new Material(Material.Type.valueOf(row.getString("type")), row.getString("material_id"));
  }
}
