import type { CallRecorder } from '#activities/outside/call-recorder.ts'
import { createAlfresco } from '#integrations/ecm/alfresco.ts'
import { createCmis } from '#integrations/ecm/cmis.ts'
import type { Ecm } from '#integrations/ecm/ecm.ts'
import { createS3 } from '#integrations/ecm/s3.ts'
import { createFolderStore } from '#integrations/ecm/folder-store.ts'
import type { Config } from './config.ts'

/** The archive that documents are filed in. What it needs is there: the configuration is refused without. */
export function buildArchive(config: Config, calls: CallRecorder): Ecm {
  const onCall = calls.of('ecm', config.ECM_PROVIDER)
  switch (config.ECM_PROVIDER) {
    case 'folder':
      return createFolderStore({ folder: config.ECM_FOLDER!, onCall })
    case 'cmis':
      return createCmis({
        baseUrl: config.CMIS_URL!,
        user: config.CMIS_USER!,
        password: config.CMIS_PASSWORD!,
        repositoryId: config.CMIS_REPOSITORY!,
        folder: config.CMIS_FOLDER,
        readers: config.CMIS_READERS,
        onCall,
      })
    case 'alfresco':
      return createAlfresco({
        baseUrl: config.ALFRESCO_URL!,
        user: config.ALFRESCO_USER!,
        password: config.ALFRESCO_PASSWORD!,
        folder: config.ALFRESCO_FOLDER,
        readers: config.ALFRESCO_READERS,
        onCall,
      })
    case 's3':
      return createS3({
        bucket: config.S3_BUCKET!,
        region: config.S3_REGION,
        prefix: config.S3_PREFIX,
        lockMode: config.S3_LOCK_MODE,
        onCall,
        ...(config.S3_URL !== undefined && { endpoint: config.S3_URL }),
        ...(config.S3_ACCESS_KEY_ID !== undefined &&
          config.S3_SECRET_ACCESS_KEY !== undefined && {
            credentials: { accessKeyId: config.S3_ACCESS_KEY_ID, secretAccessKey: config.S3_SECRET_ACCESS_KEY },
          }),
      })
  }
}
