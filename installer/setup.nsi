; The setup for one Windows user, without administrator's rights. `python -m installer` calls makensis with
;   VERSION FOUR SOURCE OUT ICON SIDE TARGET KILOBYTES, and SIGNING where a command signs what is given out
; Exit codes when silent (/S): 0 done, 2 broken off, 3 Windows too old, 5 the program is open, 6 a newer version is installed,
; 7 the folder cannot be used, 8 data lie where they would be left behind or deleted. Why: %TEMP%\Qianji-setup.log.

Unicode true
Target ${TARGET}
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
!ifdef QUICK
SetCompressor zlib ; while working on the setup itself
!else
SetCompressor /SOLID lzma
SetCompressorDictSize 64
!endif
!ifdef SIGNING
!uninstfinalize `${SIGNING} "%1"` = 0
!finalize `${SIGNING} "%1"` = 0
!endif
CRCCheck force
AllowSkipFiles off

!define NAME "Qianji"
!define APP_ID "Qianji.Desktop"
!define KIND "Qianji.Company"
!define RUNNING "Local\QianjiRunning"
!define OLDEST_WINDOWS 17763 ; Windows 10 1809
!define KEY "Software\${NAME}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define APP_PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\${NAME}.exe"
!define NEW "_qianji_new" ; where the new files stand until they take the place of the old ones, which wait in the other
!define OLD "_qianji_old"
!define LIST "files.txt" ; in _internal of every program of ours, as in desktop/first_words.py
!define SIGN "qianji-setup.txt" ; in _internal of those that a setup brought, and of a copy of one
!define MUTEX_SYNCHRONIZE 0x100000

Name "$(TheName)"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "Folder"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${FOUR}"
VIFileVersion "${FOUR}"

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include x64.nsh
!include Sections.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_COMPONENTSPAGE_SMALLDESC ; the list across the whole page: it has sentences
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(StartNow)"
!define MUI_FINISHPAGE_TEXT "$(Installed)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStays)"
!define MUI_UNCONFIRMPAGE_TEXT_LOCATION "$(RemovedFrom)"

!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveDirectory
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English" ; the first serves every language that is not named
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro Texts LANGUAGE NAMED
VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "${NAMED}"
VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "${NAMED}"
VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Qianji 签绩"
VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "Apache License 2.0"
!macroend
!insertmacro Texts ${LANG_ENGLISH} "Qianji setup"
!insertmacro Texts ${LANG_SIMPCHINESE} "签绩安装程序"
!include "setup_folder.nsh"
!include "setup_shortcut.nsh"
!include "setup_texts.nsh"
!insertmacro Note ""
!insertmacro Note "un."
!insertmacro FindData ""
!insertmacro FindData "un."
!insertmacro FindInside ""
!insertmacro FindInside "un."

; ---- nothing is exchanged under an open program

!macro RefuseWhileOpen UN
Function ${UN}RefuseWhileOpen
  again:
  System::Call 'kernel32::OpenMutexW(i ${MUTEX_SYNCHRONIZE}, i 0, w "${RUNNING}") p.r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY again
    Push "$(StillOpen)"
    Call ${UN}Note
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Function un.onInit
  SetShellVarContext current
  Call un.FindData
  Call un.RefuseWhileOpen
  Push $INSTDIR
  Call un.FindInside
  ${If} $Inside != ""
    !insertmacro Refuse "un." ${DATA_BESIDE} "$(DataInside)"
  ${EndIf}
FunctionEnd

; ---- installing: the new files stand complete beside the old ones before these make room

Section "$(TheProgram)" Program
  SectionIn RO
  Call RefuseWhileOpen
  Call RefuseFolder
  Call TidyUp
  SetOverwrite on
  StrCpy $Began "yes"
  CreateDirectory "$INSTDIR\${NEW}\_internal"
  Push "$INSTDIR\${NEW}\${SIGN}" ; a setup that is cut short knows what it left
  Call WriteSign
  Push "$INSTDIR\${NEW}\_internal\${SIGN}"
  Call WriteSign
  SetOutPath "$INSTDIR\${NEW}"
  File /r "${SOURCE}\*.*" ; on Windows the compiler knows folders by this stroke only; on Linux it takes either
  SetOutPath "$INSTDIR"
  Call SwapIn
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS"
  Delete "$SMPROGRAMS\Qianji.lnk" ; of an installation in the other language
  Delete "$SMPROGRAMS\签绩.lnk"
  CreateShortcut "$SMPROGRAMS\$(TheName).lnk" "$INSTDIR\${NAME}.exe"
  Push "$SMPROGRAMS\$(TheName).lnk"
  Call GiveIdentity
  ${If} ${FileExists} "$DESKTOP\Qianji.lnk" ; it may lead to where the program was
  ${OrIf} ${FileExists} "$DESKTOP\签绩.lnk"
    Call PutOnDesktop
  ${EndIf}
  ReadRegStr $0 HKCU "Software\Classes\${KIND}" ""
  ${If} $0 != "" ; it may lead to where the program was
    Call Describe
  ${EndIf}
  Call Register
  Call RemoveEarlier
  Push "$(InstalledIn)"
  Call Note
SectionEnd

Section "$(OpensFiles)" Association
  Call Associate
SectionEnd

Section /o "$(OnTheDesktop)" Desktop
  Call PutOnDesktop
SectionEnd

Function WriteSign ; the file on the stack
  Exch $0
  FileOpen $0 $0 w
  ${If} $0 != ""
    FileWrite $0 "Qianji ${VERSION}"
    FileClose $0
  ${EndIf}
  Pop $0
FunctionEnd

Function Describe ; what company files are, for whoever opens them by us
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(CompanyFile)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
FunctionEnd

Function Associate
  Call Describe
  WriteRegStr HKCU "Software\Classes\.qianji" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.qianji\OpenWithProgids" "${KIND}" ""
  Call TellTheShell
FunctionEnd

Function PutOnDesktop
  Delete "$DESKTOP\Qianji.lnk"
  Delete "$DESKTOP\签绩.lnk"
  CreateShortcut "$DESKTOP\$(TheName).lnk" "$INSTDIR\${NAME}.exe"
  Push "$DESKTOP\$(TheName).lnk"
  Call GiveIdentity
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${Program} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Association} "$(AboutOpensFiles)"
  !insertmacro MUI_DESCRIPTION_TEXT ${Desktop} "$(AboutDesktop)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  SetShellVarContext current
  ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion" "CurrentBuildNumber"
  ${IfNot} ${RunningX64}
  ${OrIf} $0 < ${OLDEST_WINDOWS}
    !insertmacro Refuse "" 3 "$(TooOld)"
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 = 1
      MessageBox MB_OKCANCEL|MB_ICONEXCLAMATION "$(NewerThere)" /SD IDCANCEL IDOK older
      Push "$(NewerThere)"
      Call Note
      SetErrorLevel 6
      Quit
      older:
    ${EndIf}
  ${EndIf}
  Call RefuseWhileOpen
  Call RefuseMisread
  Call FindData
  Call LeaveEnding
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/DESKTOP" $1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${Desktop}
  ${EndIf}
FunctionEnd

Function LeaveEnding ; is not taken from another program, nor again once the owner has taken it from us
  ReadRegStr $0 HKCU "Software\Classes\.qianji" ""
  ${If} $0 == ""
    ReadRegStr $0 HKLM "Software\Classes\.qianji" ""
  ${EndIf}
  ReadRegStr $1 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 == ""
  ${AndIf} $1 == ""
    Return
  ${EndIf}
  ${If} $0 != "${KIND}"
    !insertmacro UnselectSection ${Association}
  ${EndIf}
FunctionEnd

Function .onInstFailed ; Windows refused a file: full, or taken away by a virus scanner
  ${If} $Began != ""
    SetOutPath "$TEMP" ; Windows removes no folder in which a program stands
    RMDir /r "$INSTDIR\${NEW}"
    RMDir "$INSTDIR"
  ${EndIf}
  Push "$(BrokenOff)"
  Call Note
FunctionEnd

Function TidyUp ; what a setup that was cut short left behind
  RMDir /r "$INSTDIR\${NEW}"
  ${If} ${FileExists} "$INSTDIR\${OLD}\*.*"
    ${If} ${FileExists} "$INSTDIR\_internal\*.*"
      RMDir /r "$INSTDIR\${OLD}"
    ${Else}
      Rename "$INSTDIR\${OLD}" "$INSTDIR\_internal"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function SwapIn
  ClearErrors
  ${If} ${FileExists} "$INSTDIR\_internal\*.*"
    Rename "$INSTDIR\_internal" "$INSTDIR\${OLD}" ; refused by Windows while anything in it is in use
  ${EndIf}
  ${If} ${Errors}
    RMDir /r "$INSTDIR\${NEW}"
    !insertmacro Refuse "" 5 "$(InUse)"
  ${EndIf}
  Delete "$INSTDIR\${NAME}.exe"
  Delete "$INSTDIR\qianji-cli.exe"
  Delete "$INSTDIR\bin\qianji.cmd" ; others may have put theirs beside it
  CreateDirectory "$INSTDIR\bin"
  ClearErrors
  Rename "$INSTDIR\${NEW}\_internal" "$INSTDIR\_internal"
  Rename "$INSTDIR\${NEW}\${NAME}.exe" "$INSTDIR\${NAME}.exe"
  Rename "$INSTDIR\${NEW}\qianji-cli.exe" "$INSTDIR\qianji-cli.exe"
  Rename "$INSTDIR\${NEW}\bin\qianji.cmd" "$INSTDIR\bin\qianji.cmd"
  ${If} ${Errors}
    Call TidyUp
    !insertmacro Refuse "" 5 "$(InUse)"
  ${EndIf}
  RMDir /r "$INSTDIR\${NEW}"
  RMDir /r "$INSTDIR\${OLD}"
FunctionEnd

Function Register
  WriteRegStr HKCU "${KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${APP_PATHS}" "" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(TheName)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Qianji 签绩"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
FunctionEnd

!macro TellTheShell UN
Function ${UN}TellTheShell ; kinds of files have changed
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
!macroend
!insertmacro TellTheShell ""
!insertmacro TellTheShell "un."

; ---- removing: the program only, never the owner's data

Section Uninstall
  !insertmacro RemoveProgram "$INSTDIR"
  ReadRegStr $0 HKCU "${KEY}" "Folder"
  ${If} $0 == "" ; else another installation stands there, and this was a copy of it: what Windows knows is not ours
  ${OrIfNot} ${FileExists} "$0\${NAME}.exe"
    Call un.Forget
  ${EndIf}
  DetailPrint "$(DataStays)"
  MessageBox MB_OK|MB_ICONINFORMATION "$(Removed)" /SD IDOK
SectionEnd

Function un.Forget
  Delete "$SMPROGRAMS\Qianji.lnk" ; the name in either language
  Delete "$SMPROGRAMS\签绩.lnk"
  Delete "$DESKTOP\Qianji.lnk"
  Delete "$DESKTOP\签绩.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.qianji" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "Software\Classes\.qianji" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.qianji\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.qianji\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.qianji"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${APP_PATHS}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "${KEY}"
  Call un.TellTheShell
FunctionEnd
