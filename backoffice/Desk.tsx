import { QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { CoreAdminContext, CoreAdminUI, CustomRoutes, Resource, memoryStore } from 'react-admin'
import { BrowserRouter, Route } from 'react-router'
import bulkRetries from './bulk-retries/index.ts'
import cases from './cases/index.ts'
import { createDeskProvider } from './client/desk-provider.ts'
import { DeskContext, type Desk as DeskParts } from './desk-context.ts'
import { DeskLayout } from './layout/DeskLayout.tsx'
import { PageCrashed } from './layout/PageCrashed.tsx'
import { PageLoading } from './layout/PageLoading.tsx'
import { PageNotFound } from './layout/PageNotFound.tsx'
import integrations from './integrations/index.ts'
import messages from './messages/index.ts'
import { deskBase } from './paths.ts'
import proposals from './proposals/index.ts'
import { createAuthProvider } from './session/auth-provider.ts'
import { SignInPage } from './session/SignInPage.tsx'
import { SignedInPage } from './session/SignedInPage.tsx'
import { DeskTheme } from './theme/DeskTheme.tsx'

/** The whole desk. Nothing of what it shows is kept by the browser: the store lives as long as the page. */
export function Desk({ api, session }: DeskParts) {
  const desk = useMemo(() => ({ api, session }), [api, session])
  const provided = useMemo(
    () => ({
      dataProvider: createDeskProvider(api),
      authProvider: createAuthProvider(api, session),
      store: memoryStore(),
      queryClient: createQueryClient(),
    }),
    [api, session],
  )
  return (
    <DeskTheme>
      <DeskContext.Provider value={desk}>
        <BrowserRouter basename={deskBase}>
          <CoreAdminContext {...provided}>
            <CoreAdminUI
              title="Tenor desk"
              layout={DeskLayout}
              loginPage={SignInPage}
              loading={PageLoading}
              catchAll={PageNotFound}
              error={PageCrashed}
              requireAuth
              disableTelemetry
            >
              <Resource {...cases} />
              <Resource {...proposals} />
              <Resource {...messages} />
              <Resource {...integrations} />
              <Resource {...bulkRetries} />
              <CustomRoutes noLayout>
                <Route path="/signed-in" element={<SignedInPage />} />
              </CustomRoutes>
            </CoreAdminUI>
          </CoreAdminContext>
        </BrowserRouter>
      </DeskContext.Provider>
    </DeskTheme>
  )
}

/** Reading again is for polling and for the person who asks; a failed read is tried once more, a change never by itself. */
function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true, staleTime: 1000 } } })
}
