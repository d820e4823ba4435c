; The folder that the program goes to: judged before anything is written there, and taken over from an earlier one.

!define PROBE "qianji-setup.tmp"
!define MARKER "qianji-data.txt" ; as in desktop/paths.py
!define BAD_FOLDER 7
!define DATA_BESIDE 8

Var Earlier ; the folder of the installation that Windows knows of, where it stands and is another one; else empty
Var Problem ; a sentence why the program cannot go to the folder; empty where it can
Var Code ; what the setup ends with then
Var Inside ; something of the owner's that lies in a folder which is exchanged or removed; empty where there is none
Var Foreign ; whether something lies in the folder that is not ours
Var Began ; whether files of ours are being written there
Var Data ; where the owner's data lie, for the texts

; ---- what is said: on the screen, and when silent in a log beside the other temporary files

!macro Note UN
Function ${UN}Note ; the sentence on the stack
  Exch $9
  Push $0
  Push $1
  Push $2
  Push $3
  Push $4
  Push $5
  Push $6
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  FileOpen $3 "$TEMP\Qianji-setup.log" a
  ${If} $3 != ""
    FileSeek $3 0 END
    FileWriteUTF16LE /BOM $3 "$2-$1-$0 $4:$5:$6 ${VERSION} $9$\r$\n"
    FileClose $3
  ${EndIf}
  Pop $6
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
  Pop $9
FunctionEnd
!macroend

!macro Refuse UN CODE TEXT
  Push "${TEXT}"
  Call ${UN}Note
  MessageBox MB_OK|MB_ICONSTOP "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

!macro FindData UN
Function ${UN}FindData
  StrCpy $Data "$LOCALAPPDATA\${NAME}"
  ${If} ${FileExists} "$INSTDIR\${MARKER}"
    StrCpy $Data "$INSTDIR"
  ${EndIf}
FunctionEnd
!macroend

!macro FindInside UN
Function ${UN}FindInside ; sets $Inside; the program's folder is on the stack
  Exch $9
  StrCpy $Inside ""
  !insertmacro LocateIn "${UN}" "_internal" "*.qianji*"
  !insertmacro LocateIn "${UN}" "_internal" "qianji-data*"
  !insertmacro LocateIn "${UN}" "${OLD}" "*.qianji*"
  !insertmacro LocateIn "${UN}" "${OLD}" "qianji-data*"
  !insertmacro LocateIn "${UN}" "${NEW}" "*.qianji*"
  !insertmacro LocateIn "${UN}" "${NEW}" "qianji-data*"
  Pop $9
FunctionEnd

Function ${UN}NoteInside
  StrCpy $Inside $R9
  Push "StopLocate"
FunctionEnd
!macroend

!macro LocateIn UN FOLDER NAMES
  ${If} $Inside == ""
  ${AndIf} ${FileExists} "$9\${FOLDER}\*.*"
    ${Locate} "$9\${FOLDER}" "/L=FD /M=${NAMES}" "${UN}NoteInside"
  ${EndIf}
!macroend

; ---- before

; NSIS quietly takes the usual folder where it cannot read the one after /D=; whoever wrote it must hear of that.
Function RefuseMisread
  System::Call 'kernel32::GetCommandLineW() w .r0'
  StrCpy $1 0
  ${Do}
    StrCpy $2 $0 3 $1
    ${If} $2 == ""
      Return
    ${EndIf}
    IntOp $1 $1 + 1
  ${LoopUntil} $2 == "/D="
  IntOp $1 $1 + 2
  StrCpy $2 $0 "" $1
  ${Do}
    StrCpy $3 $2 1 -1
    ${If} $3 != " "
    ${AndIf} $3 != "\"
      ${ExitDo}
    ${EndIf}
    StrCpy $2 $2 -1
  ${Loop}
  StrCpy $3 $2 3
  ${If} $2 != $INSTDIR
  ${OrIf} $3 == "\\?" ; names for programs, which the Explorer and shortcuts do not know
  ${OrIf} $3 == "\\."
    !insertmacro Refuse "" ${BAD_FOLDER} "$(Misread)"
  ${EndIf}
FunctionEnd

Function JudgeFolder ; sets $Problem, $Code, $Earlier and $Data
  StrCpy $Problem ""
  StrCpy $Code ${BAD_FOLDER}
  ReadRegStr $Earlier HKCU "${KEY}" "Folder"
  ${If} $Earlier != ""
  ${AndIfNot} ${FileExists} "$Earlier\${NAME}.exe"
    StrCpy $Earlier ""
  ${EndIf}
  StrLen $0 "$Earlier\"
  StrCpy $1 $INSTDIR $0
  ${If} $Earlier != ""
  ${AndIf} $1 == "$Earlier\"
    StrCpy $Problem "$(FolderInside)"
    Return
  ${EndIf}
  Call TryFolder
  ${If} $Problem == ""
    Call JudgeContents
  ${EndIf}
  Call FindData
FunctionEnd

Function TryFolder ; by a file: no folder that cannot be made or written to, and none is another by its name alone
  StrCpy $1 "made"
  ${If} ${FileExists} "$INSTDIR\*.*"
    StrCpy $1 ""
  ${EndIf}
  ClearErrors
  CreateDirectory "$INSTDIR"
  FileOpen $0 "$INSTDIR\${PROBE}" w
  ${If} ${Errors}
    StrCpy $Problem "$(FolderRefused)"
  ${Else}
    FileClose $0
    ${If} $Earlier != ""
    ${AndIf} ${FileExists} "$Earlier\${PROBE}"
      StrCpy $Earlier "" ; the same folder
    ${EndIf}
    Delete "$INSTDIR\${PROBE}"
  ${EndIf}
  ${If} $1 != ""
    RMDir "$INSTDIR"
  ${EndIf}
FunctionEnd

Function JudgeContents ; what lies in the folder and in the earlier one is neither overwritten nor left behind
  Call FindForeign
  ${If} $Foreign != ""
    StrCpy $Problem "$(FolderForeign)"
    Return
  ${EndIf}
  Push $INSTDIR
  Call FindInside
  ${If} $Inside == ""
  ${AndIf} $Earlier != ""
    Push $Earlier
    Call FindInside
  ${EndIf}
  ${If} $Inside != ""
    StrCpy $Problem "$(DataInside)"
    StrCpy $Code ${DATA_BESIDE}
  ${ElseIf} $Earlier != ""
  ${AndIf} ${FileExists} "$Earlier\${MARKER}"
    StrCpy $Problem "$(DataBeside)"
    StrCpy $Code ${DATA_BESIDE}
  ${EndIf}
FunctionEnd

Function FindForeign ; sets $Foreign
  StrCpy $Foreign ""
  ReadRegStr $0 HKCU "${KEY}" "Folder"
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
  ${AndIfNot} ${FileExists} "$INSTDIR\_internal\${SIGN}"
  ${AndIf} $0 != $INSTDIR
    StrCpy $Foreign "yes"
  ${ElseIf} ${FileExists} "$INSTDIR\${NEW}\${SIGN}" ; a setup was cut short here
  ${OrIf} ${FileExists} "$INSTDIR\${OLD}\${LIST}"
  ${OrIf} ${FileExists} "$INSTDIR\_internal\${LIST}" ; the program may be lost, and be the reason for this setup
    Return
  ${ElseIf} $0 == $INSTDIR
  ${AndIf} ${FileExists} "$INSTDIR\${NAME}.exe"
    Return
  ${ElseIf} ${FileExists} "$INSTDIR\${NAME}.exe"
  ${OrIf} ${FileExists} "$INSTDIR\qianji-cli.exe"
  ${OrIf} ${FileExists} "$INSTDIR\bin\qianji.cmd"
  ${OrIf} ${FileExists} "$INSTDIR\_internal"
  ${OrIf} ${FileExists} "$INSTDIR\${NEW}"
  ${OrIf} ${FileExists} "$INSTDIR\${OLD}"
    StrCpy $Foreign "yes"
  ${ElseIf} $INSTDIR != "$LOCALAPPDATA\Programs\${NAME}" ; what is there was left when the program was removed
  ${AndIfNot} ${FileExists} "$INSTDIR\${MARKER}" ; so it was here
    Call FindAnything
  ${EndIf}
FunctionEnd

Function FindAnything
  FindFirst $0 $1 "$INSTDIR\*.*"
  ${DoWhile} $1 != ""
    ${If} $1 != "."
    ${AndIf} $1 != ".."
      StrCpy $Foreign "yes"
    ${EndIf}
    FindNext $0 $1
  ${Loop}
  FindClose $0
FunctionEnd

Function LeaveDirectory
  Call JudgeFolder
  ${If} $Problem != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Problem"
    Abort
  ${EndIf}
FunctionEnd

Function RefuseFolder
  Call JudgeFolder
  ${If} $Problem != ""
    !insertmacro Refuse "" $Code "$Problem"
  ${EndIf}
  ${If} $Earlier != ""
    ClearErrors ; Windows renames no folder of which something is in use
    Rename "$Earlier\_internal" "$Earlier\_moved"
    Rename "$Earlier\_moved" "$Earlier\_internal"
    ${If} ${Errors}
      !insertmacro Refuse "" 5 "$(InUse)"
    ${EndIf}
  ${EndIf}
FunctionEnd

; ---- after

!macro RemoveProgram FOLDER ; and nothing that somebody else put there
  Delete "${FOLDER}\${NAME}.exe"
  Delete "${FOLDER}\qianji-cli.exe"
  Delete "${FOLDER}\bin\qianji.cmd"
  RMDir "${FOLDER}\bin"
  RMDir /r "${FOLDER}\_internal"
  RMDir /r "${FOLDER}\${NEW}"
  RMDir /r "${FOLDER}\${OLD}"
  Delete "${FOLDER}\uninstall.exe"
  RMDir "${FOLDER}" ; stays where something else lies in it, such as the data of a portable copy
!macroend

Function RemoveEarlier
  ${If} $Earlier != ""
    !insertmacro RemoveProgram "$Earlier"
  ${EndIf}
FunctionEnd
